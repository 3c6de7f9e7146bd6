#ifndef MEDBRING_LOAD_ANSWERS_H
#define MEDBRING_LOAD_ANSWERS_H

/* Reading answers: of an answers file, and of the cases in a rules file, by the same rows. */

#include "load/match.h"

/* What the rows build into. */
struct answering {
	struct answers *answers;
	struct person *person;       /* whose papers, facts and events are read */
	bool visit_forced;           /* the file's `visit` does not count */
	struct rule_case *made;      /* for cases */
};

grammar_build build_visit, build_papers, build_have, build_paper_value, build_person_have, build_fact_values,
	build_fact_value, build_event_logs, build_event_log, build_happening_person, build_happening_date,
	build_event_count, build_persons, build_role_persons;

#endif
