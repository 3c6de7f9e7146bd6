/* DIAGNOSTIC(enum name, "kebab-id", severity, "meaning"): see model/diagnostic.h. Each has a file tests/diagnostics/ID.yaml. */

/* Bytes and YAML */
DIAGNOSTIC(FAULT_TOO_LARGE, "too-large", SEVERITY_ERROR, "The file has more bytes than are allowed.")
DIAGNOSTIC(FAULT_ENCODING, "encoding", SEVERITY_ERROR, "The file is not UTF-8 throughout.")
DIAGNOSTIC(FAULT_UNSAFE_CHARACTER, "unsafe-character", SEVERITY_ERROR,
	"A control, direction, zero-width or other invisible character stands in the file, plainly or by an escape.")
DIAGNOSTIC(FAULT_SYNTAX, "yaml-syntax", SEVERITY_ERROR,
	"From here on the file is not YAML; what stands before was checked, what comes after was not read.")
DIAGNOSTIC(FAULT_EMPTY_FILE, "empty-file", SEVERITY_ERROR, "There is nothing in the file.")
DIAGNOSTIC(FAULT_SECOND_DOCUMENT, "second-document", SEVERITY_ERROR,
	"A second YAML document (---) begins; only one is read.")
DIAGNOSTIC(FAULT_TOO_DEEP, "too-deep", SEVERITY_ERROR, "Mappings and lists are nested more than 32 deep.")
DIAGNOSTIC(FAULT_TEXT_TOO_LONG, "text-too-long", SEVERITY_ERROR, "One text has more than 16 KiB.")
DIAGNOSTIC(FAULT_ANCHOR, "anchor", SEVERITY_ERROR, "YAML anchors (&name) are not part of the notation.")
DIAGNOSTIC(FAULT_ALIAS, "alias", SEVERITY_ERROR, "YAML aliases (*name) are not part of the notation.")
DIAGNOSTIC(FAULT_TAG, "tag", SEVERITY_ERROR, "YAML tags (!name) are not part of the notation.")
DIAGNOSTIC(FAULT_MERGE_KEY, "merge-key", SEVERITY_ERROR, "YAML merge keys (<<) are not part of the notation.")
DIAGNOSTIC(FAULT_KEY_NOT_WORD, "key-not-word", SEVERITY_ERROR, "A key is a list or a mapping instead of a word.")
DIAGNOSTIC(FAULT_DUPLICATE_KEY, "duplicate-key", SEVERITY_ERROR, "A key stands twice in one mapping.")

/* Shape */
DIAGNOSTIC(FAULT_WRONG_SHAPE, "wrong-shape", SEVERITY_ERROR,
	"A mapping, a list or a single value stands where another of them belongs.")
DIAGNOSTIC(FAULT_UNKNOWN_KEY, "unknown-key", SEVERITY_ERROR, "A key that the notation does not have in this place.")
DIAGNOSTIC(FAULT_MISSING_KEY, "missing-key", SEVERITY_ERROR, "A key that must be given is not.")
DIAGNOSTIC(FAULT_FORMAT_VERSION, "format-version", SEVERITY_ERROR,
	"The file is written for another version of the notation.")
DIAGNOSTIC(FAULT_BAD_YES_NO, "bad-yes-no", SEVERITY_ERROR, "Yes or no is wanted here.")
DIAGNOSTIC(FAULT_BAD_NUMBER, "bad-number", SEVERITY_ERROR, "A whole number within limits is wanted here.")
DIAGNOSTIC(FAULT_BAD_DATE, "bad-date", SEVERITY_ERROR, "A date as YYYY-MM-DD, and one that exists, is wanted here.")
DIAGNOSTIC(FAULT_BAD_WORD, "bad-word", SEVERITY_ERROR, "One of a few words is wanted here, and this is none of them.")
DIAGNOSTIC(FAULT_BAD_COUNTRY, "bad-country", SEVERITY_ERROR, "A country code of two capital letters is wanted here.")
DIAGNOSTIC(FAULT_BAD_VALUE, "bad-value", SEVERITY_ERROR, "The value does not fit what the attribute is declared to be.")
DIAGNOSTIC(FAULT_BAD_LANGUAGE, "bad-language", SEVERITY_ERROR,
	"A language is not one of the file's, or the list of languages is not right.")
DIAGNOSTIC(FAULT_EMPTY_TEXT, "empty-text", SEVERITY_ERROR, "A text or a word is empty.")
DIAGNOSTIC(FAULT_PLACEHOLDER, "unknown-placeholder", SEVERITY_ERROR,
	"A {name} in a text stands for nothing in the file.")

/* Ids */
DIAGNOSTIC(FAULT_BAD_ID, "bad-id", SEVERITY_ERROR, "An id is not a word of small letters, digits and hyphens.")
DIAGNOSTIC(FAULT_RESERVED_ID, "reserved-id", SEVERITY_ERROR,
	"An id is a word that the notation or the program uses itself.")
DIAGNOSTIC(FAULT_DUPLICATE_ID, "duplicate-id", SEVERITY_ERROR, "Two things have the same id.")
DIAGNOSTIC(FAULT_UNKNOWN_ID, "unknown-id", SEVERITY_ERROR, "An id is used that names nothing.")
DIAGNOSTIC(FAULT_WRONG_ID, "wrong-id", SEVERITY_ERROR, "An id names another sort of thing than is wanted here.")

/* Declarations */
DIAGNOSTIC(FAULT_TOO_MANY, "too-many", SEVERITY_ERROR,
	"There is more of something, or of all together, than the program has room for; each limit says its number.")
DIAGNOSTIC(FAULT_ATTRIBUTE_KEY, "attribute-key", SEVERITY_ERROR,
	"A key of an attribute does not go with what the attribute is.")
DIAGNOSTIC(FAULT_FIXED_AND_ASKED, "fixed-and-asked", SEVERITY_ERROR,
	"A kind of document both fixes an attribute and asks for it.")
DIAGNOSTIC(FAULT_SAME_AS, "same-as", SEVERITY_ERROR,
	"Kinds that count as one must all name one kind that names no other.")
DIAGNOSTIC(FAULT_GROUP_CYCLE, "group-cycle", SEVERITY_ERROR, "A group contains itself, directly or by way of others.")
DIAGNOSTIC(FAULT_WITH_CYCLE, "with-cycle", SEVERITY_ERROR,
	"Papers ask for each other by with, in a ring or through more than 16 lists.")
DIAGNOSTIC(FAULT_LIST_TOO_LONG, "list-too-long", SEVERITY_ERROR,
	"Groups within groups make far more lines than were written.")
DIAGNOSTIC(FAULT_LINE, "line", SEVERITY_ERROR, "A line of a list must name exactly one kind, group or `paper`.")
DIAGNOSTIC(FAULT_MOST, "most", SEVERITY_ERROR,
	"A line's `most` stands where papers are not counted, or within another `most`.")

/* Conditions and requirements */
DIAGNOSTIC(FAULT_BAD_TEST, "bad-test", SEVERITY_ERROR, "A test cannot be read.")
DIAGNOSTIC(FAULT_TEST_TYPE, "test-type", SEVERITY_ERROR, "A test does not go with what the attribute is.")
DIAGNOSTIC(FAULT_BAD_LIMITS, "bad-limits", SEVERITY_ERROR, "The lower limit lies above the upper one.")
DIAGNOSTIC(FAULT_CONDITION, "condition", SEVERITY_ERROR, "A key of a condition may not stand in this place.")
DIAGNOSTIC(FAULT_NO_OPERATOR, "no-operator", SEVERITY_ERROR, "A requirement does not say what is required.")
DIAGNOSTIC(FAULT_TWO_OPERATORS, "two-operators", SEVERITY_ERROR,
	"A requirement has two operators; each needs a mapping of its own.")
DIAGNOSTIC(FAULT_MISPLACED_KEY, "misplaced-key", SEVERITY_ERROR,
	"A key goes with another operator than the one beside it.")
DIAGNOSTIC(FAULT_TWO_ROWS, "kind-in-two-rows", SEVERITY_ERROR,
	"A kind of document would be counted in two rows of one requirement.")
DIAGNOSTIC(FAULT_APART, "apart", SEVERITY_ERROR, "`apart` goes beside `all` whose parts each count papers.")
DIAGNOSTIC(FAULT_ROLE_CYCLE, "role-cycle", SEVERITY_ERROR,
	"A person would have to bring another person who in turn brings the first.")
DIAGNOSTIC(FAULT_TEXT_RULE, "text-rule", SEVERITY_ERROR, "A rule of a text must have exactly one of its operators.")

/* Answers */
DIAGNOSTIC(FAULT_CONTRADICTS, "contradicts", SEVERITY_ERROR,
	"An answer contradicts what is always so for that kind of document.")
DIAGNOSTIC(FAULT_PRIVATE, "private-fact", SEVERITY_ERROR, "A private fact may only be given on standard input.")

/* Lint: what the file says, judged by the engine (src/lint). Each has a file tests/lint/ID.yaml. */
DIAGNOSTIC(LINT_CANNOT_BE_MET, "cannot-be-met", SEVERITY_ERROR,
	"Nothing that a person could bring or answer meets the requirement.")
DIAGNOSTIC(LINT_ALWAYS_MET, "always-met", SEVERITY_WARNING,
	"The requirement is met whatever a person brings or answers.")
DIAGNOSTIC(LINT_TOO_FEW_KINDS, "too-few-kinds", SEVERITY_ERROR,
	"More papers are required than there are kinds in the list, or than its `most` let count.")
DIAGNOSTIC(LINT_POINTS_OUT_OF_REACH, "points-out-of-reach", SEVERITY_ERROR,
	"The rows cannot give as many points as are required.")
DIAGNOSTIC(LINT_CONTRADICTION, "contradiction", SEVERITY_ERROR,
	"The conditions of a line cannot all hold for any usable paper of that kind.")
DIAGNOSTIC(LINT_LINE_CONTAINED, "line-contained", SEVERITY_WARNING,
	"Every paper that the line takes is taken by another line of the same list, so that it can never matter.")
DIAGNOSTIC(LINT_ALTERNATIVE_CONTAINED, "alternative-contained", SEVERITY_WARNING,
	"Whenever the alternative is met, another one beside it is met too, so that it can never matter.")
DIAGNOSTIC(LINT_KIND_NEVER_MATTERS, "kind-never-matters", SEVERITY_WARNING,
	"No checklist can ever accept a paper of that kind.")
DIAGNOSTIC(LINT_DUPLICATE_MEMBER, "duplicate-member", SEVERITY_WARNING, "Something stands twice in one list of values.")
DIAGNOSTIC(LINT_UNKNOWN_COUNTRY, "unknown-country", SEVERITY_WARNING,
	"Two capital letters are no country's code, so that no paper can be from there.")
DIAGNOSTIC(LINT_NEVER_ASKED, "never-asked", SEVERITY_WARNING,
	"No checklist looks at that attribute, fact, event or person, so that it is never asked.")
DIAGNOSTIC(LINT_PLAIN_NOT_ASKED, "plain-not-asked", SEVERITY_WARNING,
	"A plain question names no limit, and the file sets several, so that it cannot be about one of them.")
DIAGNOSTIC(LINT_PATTERN, "pattern-like", SEVERITY_WARNING,
	"The characters of a text rule look like a pattern (a-z), and are taken one by one, as they stand.")
DIAGNOSTIC(LINT_TEXT_MISSING, "text-missing", SEVERITY_ERROR, "A text is there in one language and not in another.")
DIAGNOSTIC(LINT_TEXT_IDENTICAL, "text-identical", SEVERITY_WARNING,
	"A text is written out in two languages and is the same; where that is right, write it once, without languages.")
DIAGNOSTIC(LINT_NUMBERS_DIFFER, "numbers-differ", SEVERITY_ERROR,
	"A text has other numbers in one language than in another.")
DIAGNOSTIC(LINT_NAMES_DIFFER, "names-differ", SEVERITY_ERROR,
	"A text has another site, mail address, {name} or sign (such as # or *) in one language than in another.")
DIAGNOSTIC(LINT_SENTENCES_DIFFER, "sentences-differ", SEVERITY_WARNING,
	"A text has more sentences in one language than in another; perhaps one was forgotten.")
DIAGNOSTIC(LINT_PAST_VALIDITY, "past-validity", SEVERITY_WARNING,
	"The day of a valid-to has passed; the part has no effect any more.")
DIAGNOSTIC(LINT_CHECKED_LONG_AGO, "checked-long-ago", SEVERITY_WARNING,
	"It is more than a year since the file was checked against its source.")
DIAGNOSTIC(LINT_SURVIVING_MUTANT, "surviving-mutant", SEVERITY_WARNING,
	"No case of the file notices a change of the rules (told by test --mutate).")
