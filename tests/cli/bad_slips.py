"""Slips of typing whose remedy must not lose what was typed: a level too deep, a comma, a missing space."""

import re

from tests.cli.bad_input import EXAMPLE, FIELDS, PERSONA, PROFILE, SEGMENT, BadInput

_ACCOUNT = "account: {name: Crumb, employees: 20, revenue: 200,000, tools: [paper, till], has_oven: true}\n"

SLIPS = (
    BadInput(
        "a key of the file, indented",
        lambda p: p.edit(PROFILE, "\nfirmographics:", "\n  aliases: [Bakers]\nfirmographics:"),
        "icp/profiles/bakeries.yaml:46:3: error[unknown-key] unknown key `aliases` in `fit`",
        "`aliases` is a key of the file itself: move it to the left",
    ),
    BadInput(
        "a key of `fit`, not indented",
        lambda p: p.edit(PROFILE, "  disqualifiers:", "disqualifiers:"),
        "icp/profiles/bakeries.yaml:45:1: error[unknown-key] unknown key `disqualifiers`",
        "`disqualifiers` is a key of `fit`: indent it below `fit:`",
    ),
    BadInput(
        "a key of `fit`, in its last criterion",
        lambda p: p.edit(PROFILE, "  disqualifiers:", "      disqualifiers:"),
        "icp/profiles/bakeries.yaml:45:7: error[unknown-key] unknown key `disqualifiers` in "
        "`fit.score`, item 4",
        "`disqualifiers` is a key of `fit`: move it to the left",
    ),
    BadInput(
        "thousands in braces",
        lambda p: p.edit(PROFILE, "at_least: 5}", "at_least: 1,000}"),
        "icp/profiles/bakeries.yaml:26:49: error[unknown-key] unknown key `000` in `fit.score`, "
        "item 1, `bands`, item 2, `when`",
        "a comma in braces ends the value: write `1000`, without commas",
    ),
    BadInput(
        "thousands in the braces of an account",
        lambda p: p.write(EXAMPLE, re.sub(r"account:\n(?:  .*\n)+", _ACCOUNT, p.text(EXAMPLE))),
        'icp/examples/crumb.yaml:8:52: error[unknown-key] "000" cannot be a key of `account`',
        "a comma in braces ends the value: write `200000`, without commas",
    ),
    BadInput(
        "no space after a colon in a condition",
        lambda p: p.edit(PROFILE, "{field: employees, at_least: 5}", "{field:employees, at_least:5}"),
        "icp/profiles/bakeries.yaml:26:18: error[missing-key] a colon without a space after it is "
        "part of a word",
        "write `{field: employees, at_least: 5}`",
    ),
    BadInput(
        "no space after a colon in braces",
        lambda p: p.edit(PERSONA, "review: {last: 2026", "review: {last:2026"),
        "personas/owner.yaml:4:10: error[unknown-key] unknown key `last:2026-03-01` in `review`",
        "write `last: 2026-03-01`, with a space after the colon",
    ),
    BadInput(
        "several values of a choice after `is`",
        lambda p: p.edit(PROFILE, "{field: employees, at_least: 5}", "{field: stage, is: [young, grown]}"),
        "icp/profiles/bakeries.yaml:26:37: error[wrong-type] `is` must be true or false, a whole "
        "number, a number or text, not a list",
        "write `in: [young, grown]`",
    ),
    BadInput(
        "several values of choices after `is`",
        lambda p: p.edit(PROFILE, "{field: tools, has_all: [erp]}", "{field: tools, is: [erp, till]}"),
        "icp/profiles/bakeries.yaml:43:32: error[wrong-type] `is` must be true or false, a whole "
        "number, a number or text, not a list",
        "write `has_any: [erp, till]`, or `has_all` if each must be there",
    ),
    BadInput(
        "a whole number in quotes",
        lambda p: p.edit(PROFILE, "at_least: 5}", 'at_least: "1,005"}'),
        'icp/profiles/bakeries.yaml:26:47: error[unknown-value] "1,005" is not valid for '
        "`employees` (integer)",
        "write `1005`",
    ),
    BadInput(
        "the name of a persona in place of its id",
        lambda p: p.edit(PROFILE, "economic-buyer, persona: owner", "economic-buyer, persona: The Owner"),
        'icp/profiles/bakeries.yaml:74:37: error[bad-value] "The Owner" is not kebab-case',
        "use lower-case letters, digits and single hyphens: `the-owner`",
    ),
    BadInput(
        "quotes that are never closed",
        lambda p: p.edit(PERSONA, "summary: ", 'summary: "'),
        "personas/owner.yaml:9:10: error[yaml-syntax] the quotes that open here are never closed",
        "close them where the text ends, or remove them",
    ),
    *(
        BadInput(
            f"a merge field written {broken}",
            lambda p, broken=broken: p.edit(SEGMENT, "{{contact.first_name}}", broken),  # type: ignore[misc]
            f'segments/grown-bakeries.yaml:32:11: error[merge-field] "{broken}" is sent as it stands: '
            "a merge field has two braces a side",
            "write {{contact.first_name}}",
        )
        for broken in ("{contact.first_name}", "{{contact.first_name}", "{ contact.first_name }}")
    ),
    BadInput(
        "a word that is said of two values",
        lambda p: p.edit(FIELDS, "label: Grown}", "label: Grown, synonyms: [Startup]}"),
        'icp/fields.yaml:13:46: error[claimed-word] "Startup" stands for young already',
        "let a word stand for one value",
    ),
    BadInput(
        "a word that people type for a value and lists write for another",
        lambda p: p.edit(FIELDS, "label: Grown}", "label: Grown, aliases: [Startup]}"),
        'icp/fields.yaml:13:45: error[claimed-word] "Startup" stands for young already',
        "let a word stand for one value",
    ),
    BadInput(
        "a label that is the id of another value",
        lambda p: p.edit(FIELDS, "label: Till}", "label: E.R.P.}"),
        'icp/fields.yaml:21:27: error[claimed-word] "E.R.P." stands for erp already',
        "let a word stand for one value",
    ),
)
