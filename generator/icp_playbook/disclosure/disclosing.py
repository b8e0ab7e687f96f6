"""One function between a playbook and every view of it: what an audience may see, and nothing else."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from icp_playbook.disclosure.left_out import Disclosure, LeftOut
from icp_playbook.disclosure.places import (
    WHOLE,
    around,
    audience_marks,
    marked_places,
    named_keys,
    naming,
)
from icp_playbook.disclosure.verdicts import changed_verdicts
from icp_playbook.findings import Location, rules
from icp_playbook.model import Audience, Decision, Entry, Settings
from icp_playbook.playbook import (
    Key,
    Loaded,
    Playbook,
    inner_references,
    key_patterns,
    model_of,
    relinked,
)
from icp_playbook.source import Data, Document, Path, without
from icp_playbook.values import Part

SETTINGS = Key("playbook", "playbook")
_GONE = "nobody can tell for whom an entry was that is gone"


def disclose(loaded: Loaded, audience: Audience) -> Disclosure:
    """The playbook as an audience may see it: everything, for the company itself.

    What is left out takes with it whatever cannot be without it: an item of a list that names it, an entry
    that belongs to it, an ICP whose verdicts would not be the same.
    """
    if audience == "internal" or loaded.playbook is None:
        return Disclosure(audience, loaded)
    rest = _Rest(loaded, loaded.playbook)
    rest.leave_out_marked(audience)
    while True:
        rest.leave_out_dependent()
        found = relinked(rest.documents)
        if found.playbook is None:
            break
        changed = changed_verdicts(loaded.playbook, found.playbook)
        if not changed:
            break
        rest.leave_out(_Found(Key("profile", icp), WHOLE, because) for icp, because in changed.items())
    rest.leave_out_marks()
    found = _whole(relinked(rest.documents), audience, loaded.documents[SETTINGS])
    return Disclosure(audience, found, tuple(rest.left_out))


def _whole(found: Loaded, audience: Audience, settings: Document) -> Loaded:
    """What was found, refused where no ICP is left: a site of nothing helps nobody."""
    if found.playbook is None or found.playbook.profiles:
        return found
    nothing = rules.AUDIENCE.at(
        Location(settings.path, *settings.spans.key(("audience",))),
        f"no ICP is left for a {audience} build",
        f"run `icp-playbook check --audience {audience}` to see what is left out, and why",
    )
    return Loaded(None, (nothing,), found.documents)


class _Found(NamedTuple):
    """What is to be left out, with the reason where no mark says so, and the missing entry it names."""

    key: Key
    path: Path
    because: str = ""
    needs: Key | None = None


class _Rest:
    """The files less what was left out so far."""

    def __init__(self, loaded: Loaded, playbook: Playbook) -> None:
        self.documents = dict(loaded.documents)
        self.left_out: list[LeftOut] = []
        self._settings = playbook.settings
        self._parts = {key: _part(document) for key, document in self.documents.items()}

    def leave_out_marked(self, audience: Audience) -> None:
        """What is marked for fewer readers, and the keys of the policy."""
        patterns = key_patterns(self._settings)
        default = self._settings.audience.default
        found = []
        for key, part in self._parts.items():
            own = default if isinstance(part, Entry) else "public"
            paths = [*marked_places(part, audience, own)]
            paths += named_keys(key.kind, self.documents[key].data, patterns, audience)
            found += [_Found(key, path) for path in paths]
            if isinstance(part, Decision) and part.gone:
                found.append(_Found(key, ("gone",) if part.about else WHOLE, _GONE))
        self.leave_out(found)

    def leave_out_dependent(self) -> None:
        """What names something that is not there any more, until nothing does."""
        while found := [*self._dangling()]:
            self.leave_out(found)

    def leave_out(self, found: Iterable[_Found]) -> None:
        """Leaves out what is at these paths and because of what, with the least that cannot be without it."""
        places: dict[Key, dict[Path, _Found]] = {}
        for one in found:
            places.setdefault(one.key, {}).setdefault(around(one.key.kind, one.path), one)
        for key, own in places.items():
            document = self.documents[key]
            self.left_out += [
                LeftOut(
                    key, path, document.at(*path), one.because, one.needs, _is_mapping(document.data, path)
                )
                for path, one in own.items()
                if not any(path[:end] in own for end in range(len(path)))
            ]
            self._cut(key, own)

    def leave_out_marks(self) -> None:
        """Who may see what: a reader of less than all is not to know."""
        for key, part in list(self._parts.items()):
            policy = [("audience",)] if key == SETTINGS else []
            if paths := [*audience_marks(part), *policy]:
                self._cut(key, paths)

    def _cut(self, key: Key, places: Collection[Path]) -> None:
        if WHOLE in places:
            del self.documents[key], self._parts[key]
        else:
            self.documents[key] = without(self.documents[key], places)
            self._parts[key] = _part(self.documents[key])

    def _dangling(self) -> Iterator[_Found]:
        entries = {key: part for key, part in self._parts.items() if isinstance(part, Entry)}
        settings = Settings.model_validate(self.documents[SETTINGS].data)
        declared = {one.id for one in settings.custom_properties}
        for key, part in self._parts.items():
            for path, target in naming(part, self._parts.__contains__):
                yield _Found(key, path, f"it names {target}, which is left out", target)
        for key, entry in entries.items():
            for path, kind, id_, names in inner_references(entry, entries, settings):
                if id_ not in names:
                    yield _Found(key, path, f'it names {kind} "{id_}", which is left out')
            for name in entry.custom:
                if name not in declared:
                    yield _Found(key, ("custom", name), f"custom property `{name}` is left out")


def _is_mapping(data: Data, path: Path) -> bool:
    """Whether an entry or an item with keys of its own is at a path, not a value."""
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        elif isinstance(data, dict):
            data = data[str(step)]
    return isinstance(data, dict)


def _part(document: Document) -> Part:
    return model_of(document.kind).model_validate(document.data)
