"""YAML that is broken, huge, misleading or made to be misread, in every sort of place."""

from collections.abc import Iterator
from functools import partial

from tests.hostile.attack import BUILD, CHECK, DIFF, Attack, Line
from tests.hostile.world import World

PERSONA = "personas/owner.yaml"
PROFILE = "icp/profiles/bakeries.yaml"
FIELDS = "icp/fields.yaml"
PLAYBOOK = "icp/playbook.yaml"
EXAMPLE = "icp/examples/crumb.yaml"

_LEVELS = range(1, 9)
_LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in _LEVELS
)

WHOLE: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "empty"),
    "only a comment": ("# to be written\n", "empty"),
    "only a marker": ("---\n", "no content"),
    "a number": ("7\n", "personas/owner.yaml:1:1"),
    "a list": ("- name: Owner\n", "personas/owner.yaml:1:1"),
    "a million laughs": (_LAUGHS, "expands to more than"),
    "laughs in keys": ("".join(f"? [{'x, ' * 100}]\n: y\n" for _ in range(50)), "key"),
    "brackets without end": ("a: " + "[" * 100_000, "personas/owner.yaml:1:"),
    "braces without end": ("a: " + "{" * 100_000, "personas/owner.yaml:1:"),
    "a block that goes ever deeper": (
        "".join(" " * n + f"k{n}:\n" for n in range(500)),
        "personas/owner.yaml",
    ),
    "a hundred thousand dashes": ("- " * 100_000, "personas/owner.yaml"),
    "a hundred thousand question marks": ("? " * 100_000, "personas/owner.yaml"),
    "a hundred thousand anchors": (
        "a:\n" + "".join(f"  - &a{n} x\n" for n in range(20_000)),
        "personas/owner.yaml",
    ),
    "a quote that never ends": ('name: "' + "x" * 200_000, "personas/owner.yaml:"),
    "a key of 100,000 letters": ("k" * 100_000 + ": x\n", "personas/owner.yaml:"),
    "two thousand keys": ("".join(f"k{n}: x\n" for n in range(2_000)), "personas/owner.yaml:"),
    "ten thousand times the same key": ("name: x\n" * 10_000, "given twice"),
    "half a megabyte and one byte": ("#" * (512 * 1024 + 1), "limit"),
    "a NUL": ("name: O\0wner\n", "U+0000"),
    "an escape character": ("name: O\x1bwner\n", "U+001B"),
    "an escaped escape": ('name: "O\\ewner"\n', "U+001B"),
    "an escaped half of a pair": ('name: "O\\ud800wner"\n', "personas/owner.yaml:1"),
    "UTF-16": ("name: Owner\n".encode("utf-16"), "UTF-8"),
    "Windows-1252": ("name: Café\n".encode("cp1252"), "UTF-8"),
    "an overlong encoding": (b"name: \xc0\xaf\n", "UTF-8"),
    "half a pair in bytes": (b"name: \xed\xa0\x80\n", "UTF-8"),
    "a pickle": (b"\x80\x04\x95name\n", "UTF-8"),
    "a Python object": ("!!python/object/apply:os.system ['touch started/yaml']\n", "tag"),
    "a Python name": ("name: !!python/name:os.system\n", "tag"),
    "a binary": ("name: !!binary aGVsbG8=\n", "tag"),
    "a tag of one's own": ("name: !include /etc/passwd\n", "tag"),
    "an environment variable": ("name: !ENV HOME\n", "tag"),
    "a set": ("!!set {a, b}\n", "tag"),
    "a merge key": ("base: &base {name: Owner}\n<<: *base\n", "personas/owner.yaml:"),
    "an alias to itself": ("&a [*a]\n", "personas/owner.yaml:1"),
    "two documents": ("name: Owner\n---\nname: Owner\n", "second document"),
    "a directive": ("%YAML 9.9\n---\nname: Owner\n", "personas/owner.yaml:1"),
    "a tag directive": ("%TAG ! tag:evil.example,2000:\n---\nname: !x Owner\n", "personas/owner.yaml:"),
    "a merge conflict": ("<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other\n", "merge conflict"),
    "a conflict inside a text": (
        "summary: >\n  One\n  <<<<<<< HEAD\n  two\n  =======\n  three\n  >>>>>>> other\n",
        "merge conflict",
    ),
    "tabs": ("name: Owner\n\tteam: x\n", "personas/owner.yaml:2"),
    "a byte order mark in the middle": ("name: Owner\nsummary: \ufeffx\n", "personas/owner.yaml:"),
    "HTML": ("<script>alert(1)</script>\n", "personas/owner.yaml:1"),
    "JSON with a bracket too many": ('{"name": "Owner"}}\n', "personas/owner.yaml:1"),
}
"""Contents of a whole file, and what the finding must say."""

SCALARS: dict[str, str] = {
    "nothing": "",
    "a tilde": "~",
    "yes": "yes",
    "true": "true",
    "not a number": ".nan",
    "an infinity": "-.inf",
    "minus nothing": "-0",
    "a number of 10,000 digits": "9" * 10_000,
    "an exponent of 999": "1e999",
    "an octal": "0o17",
    "a hexadecimal": "0xFF",
    "minutes": "1:30",
    "a date at the end": "9999-12-31",
    "a date at the beginning": "0001-01-01",
    "a date that is none": "2026-02-30",
    "a day of the year 10000": "10000-01-01",
    "a list": "[a, b]",
    "a list in a list": "[[[[a]]]]",
    "an empty list": "[]",
    "an empty mapping": "{}",
    "a mapping": "{a: b}",
    "own words of JavaScript": "__proto__",
    "a constructor": "constructor",
    "a script": "'<script>alert(1)</script>'",
    "a closed script": "'</script><script>alert(1)</script>'",
    "a comment of HTML": "'<!--'",
    "a template": "'{{ 7*7 }}{% raw %}'",
    "Markdown": "'[x](javascript:alert(1)) ![x](http://evil.example/x.png)'",
    "a reference": "'[x][y]\\n[y]: javascript:x'",
    "an attribute list": "'x{: onclick=alert(1) }'",
    "a pipe": "'a | b | c'",
    "a formula": "'=cmd|calc!A1'",
    "a path": "../../../etc/passwd",
    "a path with a drive": "'C:\\Windows'",
    "a path of 5,000 letters": "a/" * 2_500,
    "a text of 100,000 letters": "x" * 100_000,
    "a text of 20,000 words": "word " * 20_000,
    "spaces alone": "'     '",
    "a line break": '"a\\nb"',
    "a no-break space": "a\u00a0b",
    "a zero-width space": "a\u200bb",
    "a soft hyphen": "a\u00adb",
    "a right-to-left override": "a\u202eb",
    "an isolate": "a\u2067b",
    "a Cyrillic letter": "p\u0430per",
    "a hundred accents": "e" + "\u0301" * 100,
    "a noncharacter": "a\ufffeb",
    "a private letter": "a\ue000b",
    "the last character": "a\U0010ffffb",
    "a next line": '"a\\Nb"',
    "a line separator": '"a\\Lb"',
    "percent signs": "'%s %n %(x)s'",
    "braces of a format": "'{0.__class__} {}'",
    "a shell": "'$(touch started/shell) `touch started/shell`'",
    "stars": "'" + "*a" * 5_000 + "'",
    "parentheses": "'" + "(" * 5_000 + "'",
}
"""Values in place of one."""

_PLACES: dict[str, tuple[str, str, str]] = {
    "a name": (PERSONA, "name: Owner", "name: {}"),
    "a number": (PROFILE, "points: 10\n", "points: {}\n"),
    "a bound": (PROFILE, "between: [1M, 5M]", "between: [1M, {}]"),
    "a date": (EXAMPLE, "as_of: 2026-03-20", "as_of: {}"),
    "an id of a field": (FIELDS, "id: growth_rate", "id: {}"),
    "a value of an account": (EXAMPLE, "  stage: grown", "  stage: {}"),
}
"""Where such a value goes: a file, what stands there, what comes instead."""

_KEYS = {
    "own words of JavaScript": "__proto__",
    "a merge key": "<<",
    "nothing": '""',
    "a question": "?",
    "a number": "7",
    "a list": "[a]",
    "a zero-width space": "na\u200bme",
    "a Cyrillic letter": "n\u0430me",
    "a no-break space": "name\u00a0",
    "a right-to-left override": '"\u202eeman"',
    "10,000 letters": "k" * 10_000,
    "a script": "<script>",
}


def whole_files() -> Iterator[Attack]:
    """A persona that is something else altogether."""
    for name, (content, says) in WHOLE.items():
        yield Attack(f"a file: {name}", partial(World.write, path=PERSONA, content=content), says=says)


def values(line: Line = CHECK) -> Iterator[Attack]:
    """Each value in each place. Whether it is right depends on the place; that it is answered does not."""
    for place, (path, old, new) in _PLACES.items():
        for name, text in SCALARS.items():
            yield Attack(
                f"{place}: {name}",
                partial(World.edit, path=path, old=old, new=new.format(text)),
                line,
                exits=(0, 1),
                repository=line == DIFF,
                writes=("project/site",) if line == BUILD else (),
            )


def keys() -> Iterator[Attack]:
    """A key that nobody asked for."""
    for name, key in _KEYS.items():
        yield Attack(
            f"a key: {name}",
            partial(World.edit, path=PERSONA, old="department:", new=f"{key}: x\ndepartment:"),
            says="personas/owner.yaml:",
        )


def grown(world: World, path: str, old: str, rows: str) -> None:
    """Puts many rows where one piece of text stands."""
    world.edit(path, old, rows + old)


def many() -> Iterator[Attack]:
    """Much of what there is usually little of."""
    number = 2_000
    musts = "".join(
        f"    - {{id: m{n}, label: M, when: {{field: employees, at_least: {n}}}, why: W.}}\n"
        for n in range(number)
    )
    yield Attack("2,000 musts", lambda w: grown(w, PROFILE, "    - id: own-oven\n", musts), exits=(0, 1))
    scores = "".join(
        f"    - {{id: s{n}, label: S, dimension: firmographic, why: W., when: {{field: employees, at_least:"
        f" {n}}}, points: 1}}\n"
        for n in range(number)
    )
    yield Attack("2,000 criteria", lambda w: grown(w, PROFILE, "    - id: headcount\n", scores), exits=(0, 1))
    rows = "".join(f"  - {{id: f{n}, label: F{n}, type: text}}\n" for n in range(2_000))
    yield Attack("2,000 fields", lambda w: grown(w, FIELDS, "  - {id: employees", rows), exits=(0, 1))
    tools = "".join(f"      - {{id: t{n}, label: T{n}, synonyms: [u{n}]}}\n" for n in range(5_000))
    yield Attack("5,000 values", lambda w: grown(w, FIELDS, "      - {id: paper", tools), exits=(0, 1))
    nested = "{not: " * 40 + "{field: has_oven, is: true}" + "}" * 40
    yield Attack(
        "forty negations",
        lambda w: w.edit(PROFILE, "when: {field: has_oven, is: true}", f"when: {nested}"),
        says="nested",
    )
    either = "{any: [" + ", ".join(f"{{field: employees, is: {n}}}" for n in range(3_000)) + "]}"
    yield Attack(
        "an alternative of 3,000",
        lambda w: w.edit(PROFILE, "when: {field: has_oven, is: true}", f"when: {either}"),
        exits=(0, 1),
    )


def attacks() -> Iterator[Attack]:
    """All of them that every run tries."""
    yield from whole_files()
    yield from keys()
    yield from many()
    yield from values()
