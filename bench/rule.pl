% The rule of engine.yaml, judged again and again for a row of answers: paper(Kind, Expires, Photo, Number).
photo(book, _). photo(permit, _). photo(licence, yes).
pair(birth, birth). pair(baptism, baptism). pair(person, person). pair(health, health). pair('health-app', health).
pair(special, special). pair(residence, residence).
usable(Visit, Papers, paper(K, P, N)) :- member(paper(K, Expires, P, N), Papers), Expires >= Visit.
identified(Visit, Papers) :- usable(Visit, Papers, paper(K, P, _)), photo(K, P), !.
identified(Visit, Papers) :-
	usable(Visit, Papers, paper(K, _, _)), pair(K, One), usable(Visit, Papers, paper(L, _, _)), pair(L, Two), One \== Two, !.
ready(Visit, Papers) :- identified(Visit, Papers), usable(Visit, Papers, paper(_, _, yes)), !.
state([paper(book, 20900, yes, yes), paper(birth, 99999, no, no)]).
state([paper(birth, 99999, no, no), paper(health, 20800, no, yes), paper(person, 99999, no, no)]).
state([paper(licence, 20700, yes, yes), paper(special, 20900, no, yes)]).
state([paper(permit, 20900, yes, no), paper(residence, 20900, no, yes)]).
main :- findall(S, state(S), States), length(States, Count), Rounds = 100000, statistics(cputime, Start),
	forall(between(1, Rounds, _), forall(member(S, States), (ready(20788, S) -> true ; true))),
	statistics(cputime, End), Rate is Rounds * Count / (End - Start), format("~0f~n", [Rate]).
:- initialization((main, halt)).
