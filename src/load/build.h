#ifndef MEDBRING_LOAD_BUILD_H
#define MEDBRING_LOAD_BUILD_H

/* What the rows of the grammar build, besides conditions and requirements. */

#include "load/match.h"

/* Read a rules file's tree into the rules (build.c). */
void build_file(struct loader *loader);

/* build.c: the keys at the top */
grammar_build build_version, build_languages, build_data, build_sets, build_attributes, build_facts, build_event_types,
	build_counts, build_documents, build_groups, build_roles, build_checklists, build_sections, build_contacts,
	build_glossary, build_cases;

/* parts.c: attributes, sets, kinds */
grammar_build build_type, build_choices, build_absent, build_form, build_arrange, build_members, build_fixed,
	build_asks, build_same_as, build_kind_counts, build_group_lines;

/* shown.c: checklists, sections, contacts */
grammar_build build_notices, build_notice_id, build_when, build_section_id, build_body, build_block_text,
	build_block_heading, build_block_list, build_block_group, build_block_contact, build_block_checklist,
	build_only;

/* cases.c */
grammar_build build_case_id, build_case_check, build_case_verdict, build_case_because;

/* Mark the plain questions that fit only one of several limits; after all tests were read (plain.c). */
void plain_end(struct loader *loader);

/* kinds: arrays of one entry per attribute, shared between kinds that have the same (kinds.c) */
struct kind_making;
void read_kinds(struct loader *loader, struct at at, struct kind *kinds);

#endif
