"""What to do next in a playbook that is not complete: the lowest rung of a ladder that is not climbed yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.findings import rules
from icp_playbook.model import Profile, layout
from icp_playbook.playbook.linked import Key, Playbook
from icp_playbook.playbook.loading import Loaded
from icp_playbook.source import Data, Document, Path, UnreadFile

Lacking: TypeAlias = Callable[[Loaded], str | None]


_ABSENT = frozenset(rule.id for rule in (rules.MISSING_FILE, rules.MISSING_FOLDER, rules.EMPTY_FOLDER))
_FORM = 2
"""Blanks that make a file a form to fill in; a single one is a mistake, which its finding tells better."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A step towards a complete playbook. `lacking` says what to do next, None where the step is done."""

    id: str
    lacking: Lacking


def next_step(loaded: Loaded) -> str | None:
    """The next thing to do, in a sentence without its end; None for a complete playbook.

    Other errors have findings that say what to do; they hide the rungs that need a whole playbook.
    """
    return next((step for rung in RUNGS if (step := rung.lacking(loaded)) is not None), None)


def _begun(loaded: Loaded) -> str | None:
    if loaded.documents or any(_is_there(gap) for gap in loaded.gaps):
        return None
    return "begin with `icp-playbook init .`, which writes a small playbook to change"


def _settings(kind: str, says: str) -> Lacking:
    """Whether the only file of its kind is there, be it broken."""

    def lacking(loaded: Loaded) -> str | None:
        missing = any(
            found.rule == rules.MISSING_FILE.id and found.location.path == place for found in loaded.findings
        )
        return f"{says} in `{place}`: `icp-playbook new {kind}` writes a form" if missing else None

    place = layout().singles[kind]
    return lacking


def _profile(loaded: Loaded) -> str | None:
    if _profiles(loaded) or any(gap.kind == "profile" and _is_there(gap) for gap in loaded.gaps):
        return None
    return "write the first ICP: `icp-playbook new profile ID`"


def _fit(loaded: Loaded) -> str | None:
    for document in _profiles(loaded):
        if isinstance(document.data, dict) and not document.data.get("fit"):
            return f"say under `fit:` in `{document.path}` who is in, and what earns points"
    return None


def _blanks(loaded: Loaded) -> str | None:
    wrong = {(found.location.path, found.location.line) for found in loaded.findings}
    for document in loaded.documents.values():
        places = [(path, document.at(*path)) for path in _empty(document.data)]
        blanks = [(path, place) for path, place in places if (document.path, place.line) in wrong]
        if len(blanks) >= _FORM:
            path, place = blanks[0]
            name = next(key for key in reversed(path) if isinstance(key, str))
            return f"fill in `{document.path}`, of {len(blanks)} blanks first `{name}` in line {place.line}"
    return None


def _disqualifiers(loaded: Loaded) -> str | None:
    for path, profile, playbook in _in_use(loaded):
        if (profile.guides_sales or playbook.disqualifiers) and not profile.fit.disqualifiers:
            begin = "" if playbook.disqualifiers else "`icp-playbook new disqualifier ID`, then "
            return f"say who is out: {begin}list disqualifiers under `fit: disqualifiers:` in `{path}`"
    return None


def _examples(loaded: Loaded) -> str | None:
    if loaded.playbook is None or loaded.playbook.examples:
        return None
    return "write down an account whose verdict you are sure of: `icp-playbook new example ID`"


def _people(loaded: Loaded) -> str | None:
    for path, profile, _ in _in_use(loaded):
        if profile.guides_sales and not profile.committee:
            seat = f"give it a role under `committee:` in `{path}`"
            return f"say who decides: `icp-playbook new persona ID`, then {seat}"
    return None


def _made_up(loaded: Loaded) -> str | None:
    places = [(document.path, line) for document in loaded.documents.values() for line in document.to_change]
    if not places:
        return None
    (path, line), more = places[0], len(places) > 1
    comments = f"of {len(places)} comments that say it the first" if more else "the comment that says it"
    return f'change what is made up, then remove its comment "Change this": {comments} is `{path}:{line}`'


RUNGS: tuple[Rung, ...] = (
    Rung("begin", _begun),
    Rung("fields", _settings("fields", "declare what can be known about an account")),
    Rung("settings", _settings("playbook", "name the playbook and its tiers")),
    Rung("profile", _profile),
    Rung("fit", _fit),
    Rung("blanks", _blanks),
    Rung("disqualifiers", _disqualifiers),
    Rung("examples", _examples),
    Rung("people", _people),
    Rung("made up", _made_up),
)
"""From the ground up. A playbook that only scores accounts needs no disqualifiers and no people."""


def _is_there(gap: UnreadFile) -> bool:
    """Whether something is there that cannot be read."""
    return gap.finding.rule not in _ABSENT


def _profiles(loaded: Loaded) -> list[Document]:
    return [document for key, document in loaded.documents.items() if key.kind == "profile"]


def _in_use(loaded: Loaded) -> Iterator[tuple[str, Profile, Playbook]]:
    """Each profile in use with its path and playbook, once all of it loads."""
    if (playbook := loaded.playbook) is None:
        return
    for id_, profile in playbook.profiles.items():
        if profile.status != "retired":
            yield playbook.paths[Key("profile", id_)], profile, playbook


def _empty(data: Data, path: Path = ()) -> Iterator[Path]:
    """Where nothing stands behind a key or a dash, in the order of the file; `crm:none` is no key."""
    match data:
        case dict():
            for key, value in data.items():
                yield from _empty(value, (*path, key))
        case list():
            for number, item in enumerate(data):
                yield from _empty(item, (*path, number))
        case None if path and ":" not in str(path[-1]):
            yield path
        case _:
            return
