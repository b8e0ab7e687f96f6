"""Content that does not have the shape of its kind."""

from tests.cli.bad_input import EXAMPLE, FIELDS, PERSONA, PLAYBOOK, PROFILE, SEGMENT, BadInput

SHAPE = (
    BadInput(
        "a list where a mapping belongs",
        lambda p: p.write(PERSONA, "- name: Owner\n"),
        "personas/owner.yaml:1:1: error[wrong-type] the file must be a mapping, not a list",
        "write a mapping",
    ),
    BadInput(
        "a list where a nested mapping belongs",
        lambda p: p.edit(PERSONA, "review: {last: 2026-03-01}", "review: [2026-03-01]"),
        "personas/owner.yaml:4:9: error[wrong-type] `review` must be a mapping, not a list",
        "write a mapping",
    ),
    BadInput(
        "a mapping where a list belongs",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: {sleep: long}"),
        "personas/owner.yaml:12:8: error[wrong-type] `goals` must be a list, not a mapping",
        "write a list",
    ),
    BadInput(
        "text where a list belongs",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: Sleep"),
        'personas/owner.yaml:12:8: error[wrong-type] `goals` must be a list, not the text "Sleep"',
        "write a list: `[Sleep]`",
    ),
    BadInput(
        "an empty list",
        lambda p: p.edit(FIELDS, "members: [young, grown]", "members: []"),
        "icp/fields.yaml:15:48: error[bad-value] `members` has too few items",
        "list at least 1",
    ),
    BadInput(
        "an unknown key near a known one",
        lambda p: p.edit(PERSONA, "department:", "kpi: [Loaves]\ndepartment:"),
        "personas/owner.yaml:8:1: error[unknown-key] unknown key `kpi`",
        "`kpis` is there already: move what belongs there, and remove this key",
    ),
    BadInput(
        "an unknown key near one that is missing",
        lambda p: p.edit(PERSONA, "department:", "alias: [Loaves]\ndepartment:"),
        "personas/owner.yaml:8:1: error[unknown-key] unknown key `alias`",
        "did you mean `aliases`?",
    ),
    BadInput(
        "an unknown key near none",
        lambda p: p.edit(PERSONA, "  timing:", "  colour: red\n  timing:"),
        "personas/owner.yaml:19:3: error[unknown-key] unknown key `colour` in `approach`",
        "remove it; the keys here are channels, style, timing",
    ),
    BadInput(
        "an unknown key in a condition",
        lambda p: p.edit(SEGMENT, "is: grown}", "is: grown, points: 5}"),
        "segments/grown-bakeries.yaml:9:33: error[unknown-key] unknown key `points` in `when`",
        "remove it; the keys here are field, is",
    ),
    BadInput(
        "a missing key",
        lambda p: p.edit(PERSONA, "name: Owner\n", ""),
        "personas/owner.yaml:1:1: error[missing-key] `name` is missing",
        "add `name:` - Its name, also the title of its page",
    ),
    BadInput(
        "a missing nested key",
        lambda p: p.edit(
            PROFILE,
            "{when: {field: employees, at_least: 5}, points: 5}",
            "{when: {field: employees, at_least: 5}}",
        ),
        "icp/profiles/bakeries.yaml:26:11: error[missing-key] `points` is missing from item 2 of `bands`",
        "add `points:` - Points if this is the first band that is met",
    ),
    BadInput(
        "a condition without an operator",
        lambda p: p.edit(SEGMENT, "{field: stage, is: grown}", "{field: stage, equals: grown}"),
        "segments/grown-bakeries.yaml:9:7: error[missing-key] there is no operator `equals`",
        "`stage` is of type choice: write `is: grown`; the operators are is, in, known",
    ),
    BadInput(
        "a value outside a closed list",
        lambda p: p.edit(PERSONA, "seniority: owner", "seniority: onwer"),
        'personas/owner.yaml:7:12: error[bad-value] "onwer" is not a value of `seniority`',
        'did you mean "owner"?',
    ),
    BadInput(
        "a number where text belongs",
        lambda p: p.edit(PERSONA, "priorities: [Flour]", "priorities: [1.10]"),
        "personas/owner.yaml:11:14: error[wrong-type] item 1 of `priorities` must be text, not the "
        "number 1.1",
        "put it in quotes",
    ),
    BadInput(
        "a truth value where text belongs",
        lambda p: p.edit(PERSONA, "priorities: [Flour]", "priorities: [TRUE]"),
        "personas/owner.yaml:11:14: error[wrong-type] item 1 of `priorities` must be text, not true",
        "put it in quotes",
    ),
    BadInput(
        "text where a number belongs",
        lambda p: p.edit(PROFILE, "sample: 30", "sample: thirty"),
        "icp/profiles/bakeries.yaml:119:15: error[wrong-type] `sample` must be a whole number, not the"
        ' text "thirty"',
        "write a whole number",
    ),
    BadInput(
        "a fraction where a whole number belongs",
        lambda p: p.edit(PROFILE, "points: 10", "points: 10.5"),
        "icp/profiles/bakeries.yaml:32:15: error[wrong-type] `points` must be a whole number, not the "
        "number 10.5",
        "write a whole number",
    ),
    BadInput(
        "text where a truth value belongs",
        lambda p: p.edit(PLAYBOOK, "fictional: true", "fictional: yes"),
        'icp/playbook.yaml:6:14: error[wrong-type] `fictional` must be true or false, not the text "yes"',
        "write true or false",
    ),
    BadInput(
        "a key without a value",
        lambda p: p.edit(PERSONA, "department: Bakehouse", "department:"),
        "personas/owner.yaml:8:12: error[wrong-type] `department` must be text, not empty",
        "write text, or remove the key",
    ),
    BadInput(
        "a list without a value that may be left out",
        lambda p: p.edit(PERSONA, "kpis:", "aliases:\nkpis:"),
        "personas/owner.yaml:13:9: error[wrong-type] `aliases` must be a list, not empty",
        "write a list, or remove the key",
    ),
    BadInput(
        "a word of a list that is not written",
        lambda p: p.edit(PROFILE, "kind: measurement", "kind:"),
        "icp/profiles/bakeries.yaml:97:10: error[bad-value] `kind` is empty",
        "use one of customer-story, measurement, reference, certification, demonstration",
    ),
    BadInput(
        "a day that is not written",
        lambda p: p.edit(EXAMPLE, "as_of: 2026-03-20", "as_of:"),
        "icp/examples/crumb.yaml:17:7: error[bad-value] `as_of` is empty",
        "write a date that exists, written 2026-10-01",
    ),
    BadInput(
        "a truth where a word belongs",
        lambda p: p.edit(PERSONA, "seniority: owner", "seniority: true"),
        'personas/owner.yaml:7:12: error[bad-value] "true" is not a value of `seniority`',
        "use one of owner, c-suite, vp, head, director, manager, specialist",
    ),
    BadInput(
        "blank text",
        lambda p: p.edit(PERSONA, "department: Bakehouse", 'department: " "'),
        "personas/owner.yaml:8:13: error[bad-value] `department` is blank",
        "write something, or remove the key",
    ),
    BadInput(
        "text that is too long",
        lambda p: p.edit(PERSONA, "department: Bakehouse", f"department: {'b' * 2001}"),
        "personas/owner.yaml:8:13: error[bad-value] `department` is too long",
        "keep it to 2,000 characters",
    ),
    BadInput(
        "an id that is not kebab-case",
        lambda p: p.edit(PROFILE, "- id: on-paper", "- id: onPaper"),
        'icp/profiles/bakeries.yaml:33:11: error[bad-value] "onPaper" is not kebab-case',
        "use lower-case letters, digits and single hyphens: `on-paper`",
    ),
    BadInput(
        "a number that is too large",
        lambda p: p.edit(PROFILE, "points: -5", "points: -500"),
        "icp/profiles/bakeries.yaml:44:15: error[bad-value] `points` is -500, which is too small",
        "use -100 or more",
    ),
    BadInput(
        "an inverted range of headcount",
        lambda p: p.edit(PROFILE, "  employees: [10, 50]", "  employees: [50, 10]"),
        "icp/profiles/bakeries.yaml:48:14: error[inverted-range] the range `employees` runs from 50 "
        "down to 10",
        "write the lower end first",
    ),
    BadInput(
        "an inverted range of money",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: [5M, 1M]"),
        "icp/profiles/bakeries.yaml:49:12: error[inverted-range] the range `revenue` runs from "
        "5,000,000 down to 1,000,000",
        "write the lower end first",
    ),
    BadInput(
        "a range with one end",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: [1M]"),
        "icp/profiles/bakeries.yaml:49:12: error[bad-value] `revenue` needs two ends",
        "write [low, high]",
    ),
    BadInput(
        "a negative revenue",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: [-1M, 5M]"),
        'icp/profiles/bakeries.yaml:49:13: error[bad-value] this value is "-1M"',
        "write an amount such as 5M, $750k or 1_250_000, not negative",
    ),
    BadInput(
        "a negative whole revenue",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: [-1, 5M]"),
        'icp/profiles/bakeries.yaml:49:13: error[bad-value] this value is "-1"',
        "write an amount such as 5M, $750k or 1_250_000, not negative",
    ),
    BadInput(
        "a date that does not exist",
        lambda p: p.edit(PERSONA, "2026-03-01", "2026-02-30"),
        'personas/owner.yaml:4:16: error[bad-value] `last` is "2026-02-30"',
        "write a date that exists, written 2026-10-01",
    ),
    BadInput(
        "a date in another order",
        lambda p: p.edit(PERSONA, "2026-03-01", "01.03.2026"),
        'personas/owner.yaml:4:16: error[bad-value] `last` is "01.03.2026"',
        "write a date that exists, written 2026-10-01",
    ),
    BadInput(
        "a review without a unit",
        lambda p: p.edit(PLAYBOOK, "every: 90d", "every: 90"),
        'icp/playbook.yaml:30:10: error[bad-value] `every` is "90"',
        "write a number of days such as 90d",
    ),
    BadInput(
        "an owner with a space",
        lambda p: p.edit(PERSONA, "owner: sales@oven.example", "owner: the sales team"),
        'personas/owner.yaml:3:8: error[bad-value] `owner` is "the sales team"',
        "write it without spaces, such as sales@example.org",
    ),
    BadInput(
        "a merge field that is none",
        lambda p: p.edit(PLAYBOOK, "contact.first_name: First", "first name: First").edit(
            SEGMENT, "Hi {{contact.first_name}}, how", "How"
        ),
        'icp/playbook.yaml:40:3: error[unknown-key] "first name" cannot be a key of `merge_fields`',
        "write two words in lower case with a point between, such as contact.first_name",
    ),
    BadInput(
        "an empty item in a list of values",
        lambda p: p.edit(EXAMPLE, "tools: [paper, till]", "tools: [paper, ~]"),
        "icp/examples/crumb.yaml:13:18: error[wrong-type] item 2 of `tools` must be true or false, a "
        "whole number, a number or text, not empty",
        "write true or false, a whole number, a number or text",
    ),
    BadInput(
        "a mapping as a value of an account",
        lambda p: p.edit(EXAMPLE, "employees: 20", "employees: {low: 20}"),
        "icp/examples/crumb.yaml:10:14: error[wrong-type] `employees` must be true or false, a whole "
        "number, a number or text, not a mapping",
        "write true or false, a whole number, a number or text",
    ),
    BadInput(
        "a range with three ends",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: [1M, 5M, 9M]"),
        "icp/profiles/bakeries.yaml:49:12: error[bad-value] `revenue` is too long",
        "keep it to 2 items",
    ),
    BadInput(
        "a range without ends",
        lambda p: p.edit(PROFILE, "  revenue: [1M, 5M]", "  revenue: []"),
        "icp/profiles/bakeries.yaml:49:12: error[bad-value] `revenue` needs two ends",
        "write [low, high]",
    ),
    BadInput(
        "a function that is none",
        lambda p: p.edit(PERSONA, "{last: 2026-03-01}", "{last: 2026-03-01, by: {sale: 2026-03-01}}"),
        'personas/owner.yaml:4:33: error[unknown-key] "sale" cannot be a key of `by`',
        'did you mean "sales"?',
    ),
    BadInput(
        "a field name that can be none",
        lambda p: p.edit(EXAMPLE, "employees: 20", "Number of employees: 20"),
        'icp/examples/crumb.yaml:10:3: error[unknown-key] "Number of employees" cannot be a key of `account`',
        "use lower-case letters, digits and underscores, a letter first, as in growth_rate",
    ),
    BadInput(
        "a day of a sequence before the first",
        lambda p: p.edit(SEGMENT, "day: 1", "day: 0"),
        "segments/grown-bakeries.yaml:29:10: error[bad-value] `day` is 0, which is too small",
        "use 1 or more",
    ),
)
