"""ES modules as one classic script: over file://, Chromium loads no `type=module`.

A small bundler for our own modules, not for JavaScript at large. It knows named imports at the head of a
module and named exports of declarations, each at the start of a line, and refuses everything else.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from icp_playbook.findings import CommandError

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.{1,2}/[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*? |const |class )([A-Za-z_$][\w$]*)", re.MULTILINE)
_NAME = re.compile(r"([A-Za-z_$][\w$]*)(?: as ([A-Za-z_$][\w$]*))?\Z")
_LEFT = re.compile(
    r"^(?![^\S\n]*(?:\*|//|/\*))(?:[^\S\n]*(?:import|export)\b|.*\bimport\s*[(.]).*", re.MULTILINE
)
"""What is left of modules in a line that does not begin as a comment."""


def bundle(modules: Mapping[str, str], entry: str, source: str) -> str:
    """One script, in strict mode, that does what importing `entry` does.

    `modules` are texts by path, with slashes. Each becomes a function of its own, so that private names
    never clash. `source` is named in the first line. Raises CommandError for a module that is missing,
    that imports itself indirectly, or that uses syntax the bundler does not know.
    """
    ordered: dict[str, str] = {}
    _add(modules, entry, (), ordered)
    places = {path: f"module{index}" for index, path in enumerate(ordered)}
    parts = [_wrapped(path, ordered[path], places) for path in ordered]
    return f'// Made from {source}\n(() => {{\n"use strict";\n{"".join(parts)}}})();\n'


def _add(modules: Mapping[str, str], path: str, above: tuple[str, ...], ordered: dict[str, str]) -> None:
    """A module after everything it imports, in the order of the imports."""
    if path in above:
        raise _refusal(path, f"imports itself by way of {', '.join(above[above.index(path) + 1 :])}")
    if path in ordered:
        return
    if path not in modules:
        raise _refusal(above[-1] if above else path, f"needs {path}, which is missing")
    text = modules[path].replace("\r\n", "\n")
    for _, target in _imports(path, text):
        _add(modules, target, (*above, path), ordered)
    ordered[path] = text


def _imports(path: str, text: str) -> Iterator[tuple[str, str]]:
    """What is between the braces, and the path of the module it comes from."""
    for match in _IMPORT.finditer(text):
        yield match[1], posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))


def _wrapped(path: str, text: str, places: Mapping[str, str]) -> str:
    """A module as a function call that gives its exports."""
    head = [
        f"const {{ {_pattern(path, names)} }} = {places[target]};\n" for names, target in _imports(path, text)
    ]
    exported = [match[2] for match in _EXPORT.finditer(text)]
    body = _EXPORT.sub(r"\1\2", _IMPORT.sub("", text))
    if left := _LEFT.search(body):
        raise _refusal(path, f"has a line that the bundler does not know: {left[0].strip()[:60]}")
    return (
        f"// {path}\nconst {places[path]} = (() => {{\n{''.join(head)}{body}"
        f"return {{ {', '.join(exported)} }};\n}})();\n"
    )


def _pattern(path: str, names: str) -> str:
    """Imported names as a destructuring pattern: `a as b` → `a: b`."""
    found = []
    for name in filter(None, (part.strip() for part in names.split(","))):
        match = _NAME.match(name)
        if match is None:
            raise _refusal(path, f"imports {name[:40]}, which the bundler does not know")
        found.append(f"{match[1]}: {match[2]}" if match[2] else match[1])
    return ", ".join(found)


def _refusal(path: str, sentence: str) -> CommandError:
    return CommandError(
        f"assets/{path} {sentence}",
        'write `import { name } from "./module.js";` and `export function name`, each on a line of its own',
    )
