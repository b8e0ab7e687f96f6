"""Files that look like entries where none is read: told folder by folder, with where they belong."""

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.findings import Finding, Location, rules
from icp_playbook.phrases import CODE, closest, plural, series, shown, suggestion
from icp_playbook.source.bounded import files_below, names_in
from icp_playbook.source.file_names import is_hidden, likely_id, looks_like_entry, renamed_single
from icp_playbook.source.layout import Layout

_NAMED = 3


@dataclass(frozen=True, slots=True)
class StrayFile:
    """A file that is not read: the kind whose folder it is below, "" for none, and the id it may mean."""

    kind: str
    id: str
    finding: Finding


def strays_among(paths: Iterable[str], layout: Layout) -> list[StrayFile]:
    """What looks like an entry among the paths of a playbook and is in no place where one is read."""
    tops = {top.casefold() for top in layout.tops}
    there = {path for path in paths if path.partition("/")[0].casefold() in tops}
    found: list[StrayFile] = []
    by_folder: dict[str, list[str]] = {}
    for path in sorted(there):
        folder, _, name = path.rpartition("/")
        if is_hidden(path) or not looks_like_entry(name) or folder in layout.folders.values():
            continue
        if path in layout.singles.values():
            continue
        right = f"{folder}/{likely_id(name)}.yaml"
        if right in layout.singles.values():
            finding = renamed_single(path, right, there=right in there)
            found.append(StrayFile("", likely_id(name), finding))
        else:
            by_folder.setdefault(folder, []).append(name)
    for folder, names in by_folder.items():
        kind = next((kind for kind, at in layout.folders.items() if folder.startswith(f"{at}/")), "")
        finding = _misplaced(folder, names, layout)
        found += [StrayFile(kind, likely_id(name), finding) for name in names]
    return found


def strays_below(root: Path, layout: Layout) -> list[StrayFile]:
    """The same on disk, with what cannot be listed.

    A disk that takes upper and lower case for the same finds `Personas` as `personas`; git, and other disks,
    do not. So names are taken as they are listed, never as they are asked for.
    """
    listed = names_in(root, "")
    tops = layout.tops
    if not isinstance(listed, Finding):
        known = {top.casefold() for top in tops}
        tops = tuple(name for name in listed if name.casefold() in known)
    paths: list[str] = []
    closed: list[StrayFile] = []
    for top in tops:
        below = files_below(root, top)
        if not isinstance(below, Finding):
            paths += below
        elif below.location.path not in (*layout.tops, *layout.paths):  # those are told where they are read
            closed.append(StrayFile("", "", below))
    aside = _aside(root, layout)
    return [*closed, *strays_among((path for path in paths if not path.startswith(aside)), layout)]


def _aside(root: Path, layout: Layout) -> tuple[str, ...]:
    """Where the folders of kinds are that are links: what is there is read by the name of the link."""
    top = Path(os.path.realpath(root))
    targets = [
        target
        for folder in layout.folders.values()
        if (target := Path(os.path.realpath(root / folder))) != top / folder and target.is_relative_to(top)
    ]
    return tuple(f"{target.relative_to(top).as_posix()}/" for target in targets)


def _misplaced(folder: str, names: Collection[str], layout: Layout) -> Finding:
    named = series([f"`{shown(name)}`" for name in names], limit=_NAMED)
    be = plural(len(names), "is", "are")
    return rules.MISPLACED_FILE.at(
        Location(shown(f"{folder}/{min(names)}")),
        f"{named} {be} not read: `{shown(folder)}/` is not the folder of a kind",
        _remedy(folder, plural(len(names), "it", "them"), layout),
    )


def _remedy(folder: str, them: str, layout: Layout) -> str:
    for place in layout.folders.values():
        if folder.startswith(f"{place}/"):
            return f"move {them} to `{place}/`, or out of the playbook"
    lasts = {place.rpartition("/")[2]: place for place in layout.folders.values()}
    meant = closest(folder.rpartition("/")[2].casefold(), lasts)
    if meant is not None:
        return suggestion(f"{lasts[meant]}/", CODE)
    places = series([f"`{place}/`" for place in layout.folders.values()], "or")
    return f"move {them} to {places}, or out of the playbook"
