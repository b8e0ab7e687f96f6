"""Content that has the right shape but makes no sense."""

import re

from tests.cli.bad_input import DISQUALIFIER, EXAMPLE, FIELDS, PLAYBOOK, PROFILE, SEGMENT, SIGNAL, BadInput

MEANING = (
    BadInput(
        "a column that two fields claim",
        lambda p: p.edit(
            FIELDS,
            "label: Growth, type: number}",
            "label: Growth, type: number, columns: {zoominfo: [Growth Rate, '# EMPLOYEES']}}",
        ),
        'icp/fields.yaml:5:86: error[claimed-column] a column "# EMPLOYEES" would be `growth_rate` and also '
        "`employees` (icp/fields.yaml:4:10)",
        "keep the name in one of the two fields",
    ),
    BadInput(
        "a label that is another field's column",
        lambda p: p.edit(
            FIELDS,
            "type: integer, unit: people, minimum: 1}",
            "type: integer, unit: people, minimum: 1, columns: {other: [growth]}}",
        ),
        'icp/fields.yaml:5:30: error[claimed-column] a column "Growth" would be `growth_rate` and also '
        "`employees` (icp/fields.yaml:4:98)",
        "keep the name in one of the two fields",
    ),
    BadInput(
        "an unknown field in a condition",
        lambda p: p.edit(SEGMENT, "{field: stage, is: grown}", "{field: stages, is: grown}"),
        'segments/grown-bakeries.yaml:9:15: error[unknown-field] field "stages" is not declared',
        'did you mean "stage"?',
    ),
    BadInput(
        "an unknown field like no other",
        lambda p: p.edit(SEGMENT, "{field: stage, is: grown}", "{field: weather, is: grown}"),
        'segments/grown-bakeries.yaml:9:15: error[unknown-field] field "weather" is not declared',
        "declare it in icp/fields.yaml",
    ),
    BadInput(
        "an unknown field deep in a condition",
        lambda p: p.edit(
            DISQUALIFIER,
            "  not: {field: employees, at_least: 3}",
            "  any:\n    - not: {field: employees, at_least: 3}\n    - all: [{field: emploees, at_most: 1}]",
        ),
        'icp/disqualifiers/no-night-shift.yaml:10:21: error[unknown-field] field "emploees" is not declared',
        'did you mean "employees"?',
    ),
    BadInput(
        "an unknown field in a signal",
        lambda p: p.edit(SIGNAL, "field: last_opening, within: 90", "field: opening, within: 90"),
        'icp/signals/second-shop.yaml:9:20: error[unknown-field] field "opening" is not declared',
        'did you mean "last_opening"?',
    ),
    BadInput(
        "an unknown field of an account",
        lambda p: p.edit(EXAMPLE, "employees: 20", "employes: 20"),
        'icp/examples/crumb.yaml:10:3: error[unknown-field] field "employes" is not declared',
        'did you mean "employees"?',
    ),
    BadInput(
        "an operator that does not suit the type",
        lambda p: p.edit(PROFILE, "field: tools, has_any: [paper]", "field: tools, in: [paper]"),
        "icp/profiles/bakeries.yaml:37:32: error[operator-type] `in` does not work for `tools`, which is "
        "of type choices",
        "use one of has_any, has_all, has_none, known; `has_any` does the same here",
    ),
    BadInput(
        "a comparison of text",
        lambda p: p.edit(SEGMENT, "is: grown", "at_least: grown"),
        "segments/grown-bakeries.yaml:9:32: error[operator-type] `at_least` does not work for `stage`, "
        "which is of type choice",
        "use one of is, in, known",
    ),
    BadInput(
        "a value outside a field's list",
        lambda p: p.edit(SEGMENT, "is: grown", "is: grwon"),
        'segments/grown-bakeries.yaml:9:26: error[unknown-value] "grwon" is not a value of `stage`',
        'did you mean "grown"?',
    ),
    BadInput(
        "a synonym instead of the value",
        lambda p: p.edit(SEGMENT, "is: grown", "is: start-up"),
        'segments/grown-bakeries.yaml:9:26: error[unknown-value] "start-up" is not a value of `stage`',
        'did you mean "young"?',
    ),
    BadInput(
        "a value like no other",
        lambda p: p.edit(PROFILE, "has_any: [paper]", "has_any: [paper, abacus]"),
        'icp/profiles/bakeries.yaml:37:45: error[unknown-value] "abacus" is not a value of `tools`',
        "use one of paper, till, erp",
    ),
    BadInput(
        "a group where one value belongs",
        lambda p: p.edit(SEGMENT, "is: grown", "is: any-age"),
        'segments/grown-bakeries.yaml:9:26: error[unknown-value] "any-age" is not a value of `stage`',
        "use one of young, grown",
    ),
    BadInput(
        "an unknown country in a condition",
        lambda p: p.edit(SEGMENT, "{field: stage, is: grown}", "{field: country, in: [nordics, UK]}"),
        'segments/grown-bakeries.yaml:9:38: error[unknown-value] "UK" is not a value of `country`',
        'did you mean "GB"?',
    ),
    BadInput(
        "a country by its name",
        lambda p: p.edit(SEGMENT, "{field: stage, is: grown}", "{field: country, in: [Norway]}"),
        'segments/grown-bakeries.yaml:9:29: error[unknown-value] "Norway" is not a value of `country`',
        'did you mean "NO"?',
    ),
    BadInput(
        "an unknown country of an account",
        lambda p: p.edit(EXAMPLE, "country: DK", "country: XX"),
        'icp/examples/crumb.yaml:16:12: error[unknown-value] "XX" is not a value of `country`',
        "use a two-letter ISO 3166 code",
    ),
    BadInput(
        "an unknown country in a group",
        lambda p: p.edit(FIELDS, "[DK, 'NO', SE]", "[DK, 'NO', SE, FIN]"),
        'icp/fields.yaml:29:63: error[unknown-value] "FIN" is not a value of `country`',
        'did you mean "FI"?',
    ),
    BadInput(
        "a date that does not exist in an account",
        lambda p: p.edit(EXAMPLE, "last_opening: 2026-03-10", "last_opening: 2026-02-29"),
        'icp/examples/crumb.yaml:15:17: error[unknown-value] "2026-02-29" is not valid for `last_opening`'
        " (date)",
        "write a date that exists, such as 2026-10-01",
    ),
    BadInput(
        "a negative revenue of an account",
        lambda p: p.edit(EXAMPLE, "revenue: 2M", "revenue: -2"),
        'icp/examples/crumb.yaml:11:12: error[unknown-value] "-2" is not valid for `revenue` (money)',
        "write 1 or more",
    ),
    BadInput(
        "a sum with a line break",
        lambda p: p.edit(EXAMPLE, "revenue: 2M", 'revenue: "2M\\n"'),
        'icp/examples/crumb.yaml:11:12: error[unknown-value] "2M\\u000a" is not valid for `revenue` (money)',
        "write `2M`",
    ),
    BadInput(
        "a value of an account outside the list",
        lambda p: p.edit(EXAMPLE, "stage: grown", "stage: old"),
        'icp/examples/crumb.yaml:12:10: error[unknown-value] "old" is not a value of `stage`',
        "use one of young, grown",
    ),
    BadInput(
        "several values where one belongs",
        lambda p: p.edit(EXAMPLE, "stage: grown", "stage: [grown]"),
        "icp/examples/crumb.yaml:12:10: error[unknown-value] `stage` takes one value, not a list",
        "write the value without brackets",
    ),
    BadInput(
        "one value where several belong",
        lambda p: p.edit(EXAMPLE, "tools: [paper, till]", "tools: paper"),
        "icp/examples/crumb.yaml:13:10: error[unknown-value] `tools` takes several values, each once",
        "write a list: [a, b]",
    ),
    BadInput(
        "a value of an account twice",
        lambda p: p.edit(EXAMPLE, "tools: [paper, till]", "tools: [paper, paper]"),
        "icp/examples/crumb.yaml:13:10: error[unknown-value] `tools` takes several values, each once",
        "write a list: [a, b]",
    ),
    BadInput(
        "an inverted range in a condition",
        lambda p: p.edit(
            PROFILE, "field: employees, between: [10, 50]", "field: employees, between: [50, 10]"
        ),
        "icp/profiles/bakeries.yaml:25:46: error[inverted-range] the range of `employees` runs from 50"
        " down to 10",
        "write [10, 50]",
    ),
    BadInput(
        "an inverted range of money in a condition",
        lambda p: p.edit(PROFILE, "field: revenue, between: [1M, 5M]", "field: revenue, between: [5M, 900k]"),
        "icp/profiles/bakeries.yaml:31:39: error[inverted-range] the range of `revenue` runs from 5M "
        "down to 900k",
        "write [900k, 5M]",
    ),
    BadInput(
        "an inverted range of dates",
        lambda p: p.edit(
            SEGMENT, "{field: stage, is: grown}", "{field: last_opening, between: [2026-02-01, 2026-01-01]}"
        ),
        "segments/grown-bakeries.yaml:9:38: error[inverted-range] the range of `last_opening` runs "
        "from 2026-02-01 down to 2026-01-01",
        "write [2026-01-01, 2026-02-01]",
    ),
    BadInput(
        "a negative bound",
        lambda p: p.edit(PROFILE, "field: employees, at_least: 5", "field: employees, at_least: -5"),
        'icp/profiles/bakeries.yaml:26:47: error[unknown-value] "-5" is not valid for `employees` (integer)',
        "write 1 or more",
    ),
    BadInput(
        "a choice field without values",
        lambda p: p.edit(
            FIELDS, "  - {id: has_oven", "  - {id: mood, label: Mood, type: choice}\n  - {id: has_oven"
        ),
        "icp/fields.yaml:23:5: error[field-values] `mood` is a choice field without values",
        "list its `values:`",
    ),
    BadInput(
        "values of a field that takes none",
        lambda p: p.edit(FIELDS, "type: boolean}", "type: boolean, values: [{id: oven, label: Oven}]}"),
        "icp/fields.yaml:23:52: error[field-values] `has_oven` is of type boolean and cannot list values",
        "make its type choice or choices, or remove `values`",
    ),
    BadInput(
        "other words for countries in a field without countries",
        lambda p: p.edit(FIELDS, "type: boolean}", "type: boolean, synonyms: {GB: [UKI]}}"),
        "icp/fields.yaml:23:52: error[field-values] `has_oven` is of type boolean and has no countries"
        " to name otherwise",
        "write the synonyms of a value under it, in `values`",
    ),
    BadInput(
        "other words for a country that does not exist",
        lambda p: p.edit(FIELDS, "    type: country", "    type: country\n    synonyms: {UK: [UKI]}"),
        'icp/fields.yaml:28:16: error[unknown-value] "UK" is not a value of `country`',
        'did you mean "GB"?',
    ),
    BadInput(
        "a word for two countries",
        lambda p: p.edit(
            FIELDS, "    type: country", "    type: country\n    synonyms: {GB: [The Isles], IE: [the isles]}"
        ),
        'icp/fields.yaml:28:38: error[claimed-word] "the isles" stands for GB already',
        "let a word stand for one country",
    ),
    BadInput(
        "a minimum of a field that is no number",
        lambda p: p.edit(FIELDS, "type: boolean}", "type: boolean, minimum: 1}"),
        "icp/fields.yaml:23:52: error[field-setting] `has_oven` is of type boolean and has no minimum",
        "remove `minimum`; it is for the types integer, number, percent and money",
    ),
    BadInput(
        "words beside the number of a field that is no number",
        lambda p: p.edit(FIELDS, "type: boolean}", "type: boolean, units: [ovens]}"),
        "icp/fields.yaml:23:52: error[field-setting] `has_oven` is of type boolean and no number stands "
        "beside its words",
        "remove `units`; it is for the types integer, number and money",
    ),
    BadInput(
        "an open list of a field with one value",
        lambda p: p.edit(FIELDS, "type: boolean}", "type: boolean, list: open}"),
        "icp/fields.yaml:23:52: error[field-setting] `has_oven` is of type boolean, whose values are all "
        "listed",
        "remove `list`; only the values of a choices field may be open",
    ),
    BadInput(
        "a list that an empty cell of a field with one value stands for",
        lambda p: p.edit(FIELDS, "type: money, minimum: 1}", "type: money, minimum: 1, missing: [5]}"),
        "icp/fields.yaml:6:69: error[field-setting] `missing` of `revenue` is a list",
        "write one value without brackets",
    ),
    BadInput(
        "an empty cell that stands for what the field cannot be",
        lambda p: p.edit(FIELDS, "type: money, minimum: 1}", "type: money, minimum: 1, missing: 0}"),
        'icp/fields.yaml:6:69: error[unknown-value] "0" is not valid for `revenue` (money)',
        "write 1 or more",
    ),
    BadInput(
        "a missing cell of the grid",
        lambda p: p.edit(PLAYBOOK, "tier-1: {strong: pursue, quiet: leave}", "tier-1: {strong: pursue}"),
        "icp/playbook.yaml:25:11: error[grid-cell] the grid has no play for tier-1 with quiet",
        "add `quiet:` under `grid: tier-1:`",
    ),
    BadInput(
        "levels out of order",
        lambda p: (
            p.edit(
                PLAYBOOK, "levels:\n", "levels:\n  - {id: loud, label: Loud, at_least: 10, means: Much.}\n"
            )
            .edit(PLAYBOOK, "1: {", "1: {loud: pursue, ")
            .edit(PLAYBOOK, "  tier-2: {", "  tier-2: {loud: leave, ")
        ),
        'icp/playbook.yaml:20:43: error[scale] "strong" starts at 10, not below "loud"',
        "list them from highest to lowest",
    ),
    BadInput(
        "tiers that do not end at 0",
        lambda p: p.edit(PLAYBOOK, "label: Tier 2, at_least: 0", "label: Tier 2, at_least: 10"),
        'icp/playbook.yaml:17:43: error[scale] the lowest step "tier-2" starts at 10, so some accounts'
        " have none",
        "let the lowest one start at 0",
    ),
    BadInput(
        "a threshold of a tier that does not exist",
        lambda p: p.edit(PROFILE, "  score:\n", "  tiers: {tier-l1: 60}\n  score:\n"),
        'icp/profiles/bakeries.yaml:19:11: error[unknown-reference] tier "tier-l1" does not exist',
        'did you mean "tier-1"?',
    ),
    BadInput(
        "a lowest tier of an ICP that does not start at 0",
        lambda p: p.edit(PROFILE, "  score:\n", "  tiers: {tier-1: 60, tier-2: 10}\n  score:\n"),
        'icp/profiles/bakeries.yaml:19:31: error[scale] the lowest step "tier-2" starts at 10, so some '
        "accounts have none",
        "let it start at 0, or leave it out",
    ),
    BadInput(
        "a threshold of an ICP that is not above the playbook's next",
        lambda p: p.edit(PROFILE, "  score:\n", "  tiers: {tier-1: 0}\n  score:\n"),
        'icp/profiles/bakeries.yaml:19:19: error[scale] "tier-2" starts at 0 in icp/playbook.yaml, not below '
        '"tier-1" at 0',
        "let each tier start lower than the one above it, or start `tier-2` here as well",
    ),
    BadInput(
        "a threshold of an ICP out of range",
        lambda p: p.edit(PROFILE, "  score:\n", "  tiers: {tier-1: 101}\n  score:\n"),
        "icp/profiles/bakeries.yaml:19:19: error[bad-value] `tier-1` is 101, which is too large",
        "use 100 or less",
    ),
    BadInput(
        "a cap on a criterion that does not exist",
        lambda p: p.edit(
            PROFILE, "  score:\n", "  caps: {size: {at_most: 5, criteria: [head-count]}}\n  score:\n"
        ),
        'icp/profiles/bakeries.yaml:19:40: error[unknown-reference] criterion "head-count" does not exist',
        'did you mean "headcount"?',
    ),
    BadInput(
        "a criterion in two caps",
        lambda p: p.edit(
            PROFILE,
            "  score:\n",
            "  caps:\n    size: {at_most: 5, criteria: [headcount]}\n"
            "    all: {at_most: 9, criteria: [on-paper, headcount]}\n  score:\n",
        ),
        'icp/profiles/bakeries.yaml:21:44: error[cap-list] the criterion "headcount" is in the cap '
        '"size" already',
        "keep it in one cap",
    ),
    BadInput(
        "a cap of nothing",
        lambda p: p.edit(
            PROFILE, "  score:\n", "  caps: {size: {at_most: 0, criteria: [headcount]}}\n  score:\n"
        ),
        "icp/profiles/bakeries.yaml:19:26: error[bad-value] `at_most` is 0, which is too small",
        "use 1 or more",
    ),
    BadInput(
        "levels that do not end at 0",
        lambda p: p.edit(PLAYBOOK, "label: Quiet, at_least: 0", "label: Quiet, at_least: 1"),
        'icp/playbook.yaml:20:41: error[scale] the lowest step "quiet" starts at 1, so some accounts '
        "have none",
        "let the lowest one start at 0",
    ),
    BadInput(
        "an unknown merge field",
        lambda p: p.edit(SEGMENT, "contact.first_name", "contact.firstname"),
        "segments/grown-bakeries.yaml:32:11: error[merge-field] the merge field {{contact.firstname}} "
        "is not declared",
        "did you mean {{contact.first_name}}?",
    ),
    BadInput(
        "an unknown merge field in a subject",
        lambda p: p.edit(SEGMENT, "Bread that came back", "Bread of {{ weather }}"),
        "segments/grown-bakeries.yaml:31:14: error[merge-field] the merge field {{weather}} is not declared",
        "declare it under `merge_fields` in icp/playbook.yaml",
    ),
    BadInput(
        "a segment by a facet it does not name",
        lambda p: p.edit(SEGMENT, "by: stage", "by: country"),
        "segments/grown-bakeries.yaml:6:5: error[segment-basis] sliced by `country`, "
        "but `facets` has no such key",
        "add `country` under `facets`",
    ),
    BadInput(
        "a facet that the playbook does not have",
        lambda p: p.edit(SEGMENT, "  stage: [grown]", "  stage: [grown]\n  stages: [grown]"),
        "segments/grown-bakeries.yaml:9:3: error[facet-field] `stages` is not a facet of the playbook",
        "did you mean `stage`?",
    ),
    BadInput(
        "a facet value outside the list",
        lambda p: p.edit(SEGMENT, "  stage: [grown]", "  stage: [grow]"),
        'segments/grown-bakeries.yaml:8:11: error[unknown-value] "grow" is not a value of `stage`',
        'did you mean "grown"?',
    ),
    BadInput(
        "a facet that is not a choice field",
        lambda p: p.edit(PLAYBOOK, "facets: [stage]", "facets: [stage, employees]"),
        "icp/playbook.yaml:14:17: error[facet-field] `employees` is not a choice field of fields.yaml",
        "use one of stage, tools",
    ),
    BadInput(
        "a profile without points to earn",
        lambda p: p.write(PROFILE, re.sub(r"points: [0-9]+", "points: 0", p.text(PROFILE))),
        "icp/profiles/bakeries.yaml:20:5: error[no-points] no criterion earns points",
        "give at least one criterion points above 0",
    ),
)
