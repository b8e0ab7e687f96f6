"""What authors write by accident, and what the finding shows them to write instead."""

from tests.cli.bad_input import FIELDS, PERSONA, PROFILE, SEGMENT, BadInput


def _dollars(amount: str) -> BadInput:
    return BadInput(
        f"{amount} in a budget in dollars",
        lambda p: p.edit(PROFILE, "budget: [5k, 10k]", f"budget: [{amount}, 10k]"),
        f"icp/profiles/bakeries.yaml:64:12: error[foreign-currency] `{amount}` is not in USD, the "
        "currency of the playbook",
        "convert it to USD and write it without a currency, such as 5M",
    )


def _range(written: str, finding: str, help_: str) -> BadInput:
    return BadInput(
        f"a range as {written}",
        lambda p: p.edit(PROFILE, "employees: [10, 50]", f"employees: {written}"),
        f"icp/profiles/bakeries.yaml:48:14: error[{finding}",
        help_,
    )


EDITS = (
    BadInput(
        "a merge conflict",
        lambda p: p.edit(PERSONA, "goals:", "<<<<<<< HEAD\ngoals:"),
        "personas/owner.yaml:12:1: error[merge-conflict] an unresolved merge conflict",
        "keep one side, or both, and remove the lines of `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
    ),
    BadInput(
        "the middle of a merge conflict",
        lambda p: p.edit(PERSONA, "goals:", "=======\ngoals:"),
        "personas/owner.yaml:12:1: error[merge-conflict] an unresolved merge conflict",
        "keep one side, or both, and remove the lines of `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
    ),
    BadInput(
        "the base in a merge conflict",
        lambda p: p.edit(PERSONA, "goals:", "||||||| 1234567\ngoals:"),
        "personas/owner.yaml:12:1: error[merge-conflict] an unresolved merge conflict",
        "keep one side, or both, and remove the lines of `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
    ),
    BadInput(
        "a merge conflict in a folded text",
        lambda p: p.edit(
            PERSONA, "summary: Bakes, signs and sweeps.", "summary: >\n  Bakes\n  >>>>>>> other\n  signs"
        ),
        "personas/owner.yaml:11:3: error[merge-conflict] an unresolved merge conflict",
        "keep one side, or both, and remove the lines of `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
    ),
    BadInput(
        "a euro sign among dollars",
        lambda p: p.edit(PROFILE, "budget: [5k, 10k]", "budget: [€5k, 10k]"),
        "icp/profiles/bakeries.yaml:64:12: error[foreign-currency] `€5k` is not in USD, the "
        "currency of the playbook",
        "convert it and write it without a sign, such as 5k",
    ),
    BadInput(
        "a pound sign in a condition",
        lambda p: p.edit(PROFILE, "between: [1M, 5M]", "between: [£1M, 5M]"),
        "icp/profiles/bakeries.yaml:31:40: error[foreign-currency] `£1M` is not in USD, the "
        "currency of the playbook",
        "convert it and write it without a sign, such as 1M",
    ),
    *map(_dollars, ("5k EUR", "EUR 5k", "5 Mio. CHF", "5k€", "5 kr")),
    BadInput(
        "a code behind an amount in a condition",
        lambda p: p.edit(PROFILE, "between: [1M, 5M]", "between: [1M EUR, 5M]"),
        "icp/profiles/bakeries.yaml:31:40: error[foreign-currency] `1M EUR` is not in USD, the "
        "currency of the playbook",
        "convert it to USD and write it without a currency, such as 5M",
    ),
    BadInput(
        "the playbook's own currency behind an amount",
        lambda p: p.edit(PROFILE, "between: [1M, 5M]", "between: [1 Mio. USD, 5M]"),
        'icp/profiles/bakeries.yaml:31:40: error[unknown-value] "1 Mio. USD" is not valid for '
        "`revenue` (money)",
        "write `1M`",
    ),
    *(
        _range(written, finding, help_)
        for written, finding, help_ in (
            (
                "10 to 50",
                'wrong-type] `employees` must be a list, not the text "10 to 50"',
                "write `[10, 50]`",
            ),
            ("10..50", 'wrong-type] `employees` must be a list, not the text "10..50"', "write `[10, 50]`"),
            (
                "[1,000, 5,000]",
                "bad-value] `employees` is too long",
                "a comma separates items: write `1000`, without commas",
            ),
            ("[10, 50, 200]", "bad-value] `employees` is too long", "keep it to 2 items"),
        )
    ),
    BadInput(
        "a number in quotes",
        lambda p: p.edit(PROFILE, "employees: [10, 50]", 'employees: [10, "1,050"]'),
        "icp/profiles/bakeries.yaml:48:19: error[wrong-type] item 2 of `employees` must be a whole number, "
        'not the text "1,050"',
        "write `1050`, without quotes or separators",
    ),
    *(
        BadInput(
            f"a base rate of {written}",
            lambda p, written=written: p.edit(  # type: ignore[misc]
                PROFILE, "has_any: [paper]}", f"has_any: [paper]}}\n      base_rate: {written}"
            ),
            f"icp/profiles/bakeries.yaml:38:18: error[{finding}",
            help_,
        )
        for written, finding, help_ in (
            (
                "62%",
                'wrong-type] `base_rate` must be a whole number, not the text "62%"',
                "write `62`, without the sign",
            ),
            ("-1", "bad-value] `base_rate` is -1, which is too small", "use 0 or more"),
            ("101", "bad-value] `base_rate` is 101, which is too large", "use 100 or less"),
        )
    ),
    BadInput(
        "a base rate of a must",
        lambda p: p.edit(PROFILE, "label: Bakes itself", "label: Bakes itself\n      base_rate: 50"),
        "icp/profiles/bakeries.yaml:17:7: error[unknown-key] unknown key `base_rate` in `fit.must`, item 1",
        "remove it; the keys here are id, label, when, why",
    ),
    BadInput(
        "a point for thousands",
        lambda p: p.edit(PROFILE, "employees: [10, 50]", "employees: [10, 5.000]"),
        "icp/profiles/bakeries.yaml:48:19: error[wrong-type] item 2 of `employees` must be a whole number, "
        "not the number 5.0",
        "write a whole number: a point marks decimals, never thousands",
    ),
    BadInput(
        "an operator of another tool",
        lambda p: p.edit(PROFILE, "{field: employees, at_least: 5}", "{field: employees, min: 5}"),
        "icp/profiles/bakeries.yaml:26:18: error[missing-key] there is no operator `min`",
        "`employees` is of type integer: write `at_least: 5`; the operators are is, in, between, "
        "at_least, at_most, known",
    ),
    BadInput(
        "curly quotes",
        lambda p: p.edit(PERSONA, "owner: sales@oven.example", "owner: “sales@oven.example”"),
        "personas/owner.yaml:3:8: error[curly-quotes] the curly quotes “” would be part of the value",
        "remove them, or use straight quotes in their place",
    ),
    BadInput(
        "German quotes",
        lambda p: p.edit(PERSONA, "department: Bakehouse", "department: „Bakehouse“"),
        "personas/owner.yaml:8:13: error[curly-quotes] the curly quotes „“ would be part of the value",
        "remove them, or use straight quotes in their place",
    ),
    *(
        BadInput(
            f"curly quotes within {style}",
            lambda p, text=text: p.edit(PERSONA, "owner: sales@oven.example", f"owner: {text}"),  # type: ignore[misc]
            "personas/owner.yaml:3:8: error[curly-quotes] the curly quotes “” would be part of the value",
            "remove them",
        )
        for style, text in (
            ("straight quotes", '"“sales@oven.example”"'),
            ("single quotes", "'“sales@oven.example”'"),
            ("a block of text", "|\n  “sales@oven.example”"),
        )
    ),
    BadInput(
        "a no-break space in a key",
        lambda p: p.edit(PERSONA, "department:", "tags\xa0: [x]\ndepartment:"),
        "personas/owner.yaml:8:1: error[unknown-key] unknown key `tags\\u00a0`",
        "write `tags`: U+00A0 (No-break space) only looks like it belongs there",
    ),
    BadInput(
        "a zero-width space in a key",
        lambda p: p.edit(PERSONA, "department:", "ta\u200bgs: [x]\ndepartment:"),
        "personas/owner.yaml:8:1: error[unknown-key] unknown key `ta\\u200bgs`",
        "write `tags`: U+200B (Zero width space) only looks like it belongs there",
    ),
    BadInput(
        "a Cyrillic letter in a key",
        lambda p: p.edit(PERSONA, "department:", "t\u0430gs: [x]\ndepartment:"),
        "personas/owner.yaml:8:1: error[unknown-key] unknown key `t\\u0430gs`",
        "write `tags`: U+0430 (Cyrillic small letter a) only looks like it belongs there",
    ),
    BadInput(
        "a right-to-left override",
        lambda p: p.edit(PERSONA, "summary: Bakes", "summary: Ba\u202ekes"),
        "personas/owner.yaml:9:12: error[text-direction] the invisible U+202E makes this text "
        "read otherwise than it is",
        "remove it",
    ),
    BadInput(
        "an isolate in an escape",
        lambda p: p.edit(PERSONA, "summary: Bakes, signs and sweeps.", 'summary: "Ba\\u2067kes"'),
        "personas/owner.yaml:9:10: error[text-direction] the invisible U+2067 makes this text "
        "read otherwise than it is",
        "remove it",
    ),
    BadInput(
        "a merge key",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: [Sleep]\n<<: {name: x}"),
        "personas/owner.yaml:13:1: error[yaml-key] `<<` merges nothing here: merge keys are "
        "not part of YAML 1.2",
        "write out the keys it should bring, and remove `<<`",
    ),
    BadInput(
        "a handle without quotes",
        lambda p: p.edit(PERSONA, "owner: sales@oven.example", "owner: @gtm-team"),
        "personas/owner.yaml:3:8: error[yaml-syntax] the YAML cannot be read here: found "
        "character that cannot start any token",
        'no plain text starts with `@`: quote it, as in `"@gtm-team"`',
    ),
    BadInput(
        "a percent sign at the start",
        lambda p: p.edit(PERSONA, "department: Bakehouse", "department: %s"),
        "personas/owner.yaml:8:13: error[yaml-syntax] the YAML cannot be read here: found "
        "character that cannot start any token",
        'no plain text starts with `%`: quote it, as in `"%s"`',
    ),
    BadInput(
        "a range with a dash",
        lambda p: p.edit(PROFILE, "employees: [10, 50]\n  revenue", "employees: 50–200\n  revenue"),
        "icp/profiles/bakeries.yaml:48:14: error[wrong-type] `employees` must be a list, not "
        'the text "50–200"',
        "write `[50, 200]`",
    ),
    BadInput(
        "a decimal comma in a list",
        lambda p: p.edit(PROFILE, "revenue: [1M, 5M]\n", "revenue: [1,5M, 20M]\n"),
        "icp/profiles/bakeries.yaml:49:12: error[bad-value] `revenue` is too long",
        "a comma separates items: write `1.5M`, with a point",
    ),
    BadInput(
        "a decimal comma in a condition",
        lambda p: p.edit(PROFILE, "between: [1M, 5M]", "at_least: 3,5M"),
        "icp/profiles/bakeries.yaml:31:42: error[unknown-key] unknown key `5M` in `fit.score`, item 2, "
        "`when`",
        "a comma in braces ends the value: write `3.5M`, with a point",
    ),
    BadInput(
        "points between thousands",
        lambda p: p.edit(PROFILE, "budget: [5k, 10k]", "budget: [5.000.000, 6M]"),
        'icp/profiles/bakeries.yaml:64:12: error[bad-value] this value is "5.000.000"',
        "write `5M`",
    ),
    BadInput(
        "points between thousands in a condition",
        lambda p: p.edit(PROFILE, "between: [1M, 5M]", "at_least: 1.250.000"),
        'icp/profiles/bakeries.yaml:31:40: error[unknown-value] "1.250.000" is not valid for '
        "`revenue` (money)",
        "write `1.25M`",
    ),
    BadInput(
        "a colon in a text",
        lambda p: p.edit(PROFILE, "why: Waste starts to cost a salary.", "why: Ratio 3: 1"),
        "icp/profiles/bakeries.yaml:30:19: error[yaml-syntax] the YAML cannot be read here: "
        "mapping values are not allowed in this context",
        'quote text that contains `: `, as in `why: "Ratio 3: 1"`',
    ),
    BadInput(
        "an operator that does not exist",
        lambda p: p.edit(
            PROFILE, "when: {field: revenue, between: [1M, 5M]}", "when: {field: revenue, contains: x}"
        ),
        "icp/profiles/bakeries.yaml:31:13: error[missing-key] there is no operator `contains`",
        "`revenue` is of type money: use one of is, between, at_least, at_most, known",
    ),
    BadInput(
        "an operator with a typing error",
        lambda p: p.edit(
            PROFILE, "when: {field: tools, has_any: [paper]}", "when: {field: tools, has_ayn: [paper]}"
        ),
        "icp/profiles/bakeries.yaml:37:13: error[missing-key] there is no operator `has_ayn`",
        "`tools` is of type choices: did you mean `has_any`?",
    ),
    BadInput(
        "no operator",
        lambda p: p.edit(PROFILE, "when: {field: tools, has_any: [paper]}", "when: {field: tools}"),
        "icp/profiles/bakeries.yaml:37:13: error[missing-key] this condition has no operator",
        "add one of has_any, has_all, has_none, known",
    ),
    BadInput(
        "a question mark in brackets",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: [?x]"),
        "personas/owner.yaml:12:9: error[yaml-syntax] the `?` would be lost here",
        "quote the text, or put a space after `?`",
    ),
    BadInput(
        "a question mark in braces",
        lambda p: p.edit(PERSONA, "style: Short", "style: Short\n  x: { ?foo: bar }"),
        "personas/owner.yaml:19:8: error[yaml-syntax] the `?` would be lost here",
        "quote the text, or put a space after `?`",
    ),
    BadInput(
        "an anchor with a colon",
        lambda p: p.edit(PERSONA, "department: Bakehouse", "department: &an:chor Bakehouse"),
        "personas/owner.yaml:8:13: error[yaml-syntax] the name `an:chor` of an anchor is read as `an`",
        "use letters, digits, `-` and `_` only; quote a text that starts with `&` or `*`",
    ),
    BadInput(
        "spaces at the end of a block",
        lambda p: p.edit(PERSONA, "summary: Bakes, signs and sweeps.", "summary: |\n  Bakes\n    "),
        "personas/owner.yaml:11:1: error[yaml-syntax] this text ends in a line of spaces",
        "remove the spaces, or the line",
    ),
    BadInput(
        "a comment behind a quote",
        lambda p: p.edit(PERSONA, "department: Bakehouse", 'department: "Bakehouse"# x'),
        "personas/owner.yaml:8:24: error[yaml-syntax] a comment touches what is before it",
        "put a space before `#`, or quote the text",
    ),
    BadInput(
        "a comment behind a comma",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: [Sleep,# x\n  Bread]"),
        "personas/owner.yaml:12:15: error[yaml-syntax] a comment touches what is before it",
        "put a space before `#`, or quote the text",
    ),
    BadInput(
        "dashes in brackets",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: [-, -]"),
        "personas/owner.yaml:12:9: error[yaml-syntax] a `-` alone is no text here",
        'write `"-"`, or `null` for nothing',
    ),
    BadInput(
        "a line separator",
        lambda p: p.edit(PERSONA, "summary: Bakes", "summary: Ba\u2028kes"),
        "personas/owner.yaml:9:12: error[yaml-syntax] an invisible U+2028 (line separator) is here",
        "write an ordinary line break instead, or remove it",
    ),
    BadInput(
        "a byte order mark inside",
        lambda p: p.edit(PERSONA, "summary: Bakes", "summary: Ba\ufeffkes"),
        "personas/owner.yaml:9:12: error[yaml-syntax] an invisible U+FEFF (byte order mark) is here",
        "remove it",
    ),
    BadInput(
        "the end of a line in a name",
        lambda p: p.edit(PERSONA, "name: Owner", 'name: "Owner\\u0085"'),
        'personas/owner.yaml:2:7: error[unseen-character] the invisible U+0085 (next line), after "Owner", '
        "says nothing here",
        "remove it",
    ),
    BadInput(
        "a letter of an icon font",
        lambda p: p.edit(PERSONA, "summary: Bakes", "summary: Bakes \ue000"),
        'personas/owner.yaml:9:16: error[unseen-character] U+E000, after "Bakes", has no meaning of its own: '
        "it shows as another sign, or as none, elsewhere",
        "remove it, or write the word it stands for",
    ),
    BadInput(
        "a zero-width space in a name",
        lambda p: p.edit(PERSONA, "name: Owner", "name: Ow\u200bner"),
        "personas/owner.yaml:2:9: error[unseen-character] the invisible U+200B (zero width space), after "
        '"Ow", says nothing here',
        "remove it",
    ),
    BadInput(
        "a soft hyphen in an address",
        lambda p: p.edit(PERSONA, "owner: sales@oven.example", "owner: sales@\u00adoven.example"),
        "personas/owner.yaml:3:14: error[unseen-character] the invisible U+00AD (soft hyphen), after "
        '"sales@", says nothing here',
        "remove it",
    ),
    BadInput(
        "a word joiner in a synonym",
        lambda p: p.edit(FIELDS, "[start-up]", '["start\\u2060-up"]'),
        "icp/fields.yaml:12:46: error[unseen-character] the invisible U+2060 (word joiner), after "
        '"start", says nothing here',
        "remove it",
    ),
    BadInput(
        "a zero-width space in a value",
        lambda p: p.edit(SEGMENT, "is: grown", "is: gr\u200bown"),
        'segments/grown-bakeries.yaml:9:26: error[unknown-value] "gr\\u200bown" is not a value of `stage`',
        'did you mean "grown"?',
    ),
)
