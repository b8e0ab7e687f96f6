"""Files that cannot be read as YAML, or that must not be."""

from tests.cli.bad_input import PERSONA, BadInput

# Ten of ten of ten: a billion values in nine lines.
_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 9)
)

YAML = (
    BadInput(
        "tabs for indentation",
        lambda p: p.edit(PERSONA, "  style", "\tstyle"),
        "personas/owner.yaml:18:1: error[yaml-tab] a tab is used for indentation",
        "indent with spaces",
    ),
    BadInput(
        "a second document",
        lambda p: p.write(PERSONA, p.text(PERSONA) + "---\nname: Another\n"),
        "personas/owner.yaml:29:1: error[several-documents] a second document starts here",
        "keep one entry per file: move this part to its own file, or remove the `---`",
    ),
    BadInput(
        "a colon in plain text",
        lambda p: p.edit(PERSONA, "summary: Bakes,", "summary: Bakes: and"),
        "personas/owner.yaml:9:15: error[yaml-syntax] the YAML cannot be read here: mapping values are"
        " not allowed in this context",
        'quote text that contains `: `, as in `summary: "Bakes: and signs and sweeps."`',
    ),
    BadInput(
        "a bracket that is never closed",
        lambda p: p.edit(PERSONA, "ask: [Who plans the night?]", "ask: [Who plans the night?\n"),
        "personas/owner.yaml:30:1: error[yaml-syntax] the YAML cannot be read here: did not find "
        "expected ',' or ']'",
        "check indentation and colons on this line and the one above; quote text that contains `: ` or "
        "starts with a special character",
    ),
    BadInput(
        "a duplicate key",
        lambda p: p.edit(PERSONA, "department:", "goals: [Bread]\ndepartment:"),
        "personas/owner.yaml:13:1: error[duplicate-key] `goals` is given twice",
        "keep one: it was first given on line 8",
    ),
    BadInput(
        "an alias bomb",
        lambda p: p.write(PERSONA, _BOMB),
        "personas/owner.yaml:5:25: error[alias-expansion] the file expands to more than 50,000 values",
        "write the values out instead of repeating aliases of aliases",
    ),
    BadInput(
        "an alias to what holds it",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: &goals [*goals]"),
        "personas/owner.yaml:12:16: error[yaml-syntax] the alias `*goals` has no finished anchor before it",
        "define `&goals` above, or write the value out",
    ),
    BadInput(
        "an alias without an anchor",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "goals: *dreams"),
        "personas/owner.yaml:12:8: error[yaml-syntax] the alias `*dreams` has no finished anchor before it",
        "define `&dreams` above, or write the value out",
    ),
    BadInput(
        "brackets without end",
        lambda p: p.write(PERSONA, "[" * 100_000),
        "personas/owner.yaml:1:33: error[yaml-depth] values are nested deeper than 32 levels",
        "split the condition or the entry",
    ),
    BadInput(
        "a tag that would run code",
        lambda p: p.edit(PERSONA, "name: Owner", "name: !!python/object/apply:os.system [ls]"),
        "personas/owner.yaml:2:7: error[yaml-tag] the tag `python/object/apply:os.system` is not read",
        "remove the tag; quote a value that must stay text",
    ),
    BadInput(
        "a list as a key",
        lambda p: p.edit(PERSONA, "goals: [Sleep]", "? [goals]\n: [Sleep]"),
        "personas/owner.yaml:12:3: error[yaml-key] a key is not plain text",
        "write keys as plain words",
    ),
    BadInput(
        "an empty file",
        lambda p: p.write(PERSONA, ""),
        "personas/owner.yaml:1:1: error[empty-file] the file is empty",
        "start from a similar entry, or delete the file",
    ),
    BadInput(
        "a file of comments",
        lambda p: p.write(PERSONA, "# to be written\n"),
        "personas/owner.yaml:1:1: error[empty-file] the file is empty",
        "start from a similar entry, or delete the file",
    ),
    BadInput(
        "half a character",
        lambda p: p.edit(PERSONA, "name: Owner", 'name: "Owner \\ud83d"'),
        "personas/owner.yaml:2:16: error[yaml-syntax] the YAML cannot be read here: found invalid "
        "Unicode character escape code",
        "check indentation and colons on this line and the one above; quote text that contains `: ` or "
        "starts with a special character",
    ),
    BadInput(
        "a bell in an escape",
        lambda p: p.edit(PERSONA, "name: Owner", 'name: "Owner \\a"'),
        "personas/owner.yaml:2:7: error[yaml-syntax] an escape in this text stands for U+0007, which "
        "cannot be displayed",
        "remove the escape",
    ),
    BadInput(
        "a NUL",
        lambda p: p.edit(PERSONA, "Flour", "Fl\0ur"),
        "personas/owner.yaml:11:16: error[yaml-syntax] character U+0000 is not allowed in YAML",
        "remove the control character; it is invisible in most editors",
    ),
)
