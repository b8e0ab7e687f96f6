"""What of one file an audience may not see: by its marks, by the keys of the policy, by what it names."""

from collections.abc import Callable, Iterator, Sequence

from icp_playbook.model import Audience, Entry, Settings, keys_at, marked, may_see, named_entries
from icp_playbook.playbook import Key, KeyPattern, key_patterns
from icp_playbook.source import Data, Path
from icp_playbook.values import NamesAudience, Part

WHOLE: Path = ()
"""The place of the file itself."""


def marked_places(part: Part, audience: Audience, default: Audience) -> Iterator[Path]:
    """The mappings of a file that are for fewer than the audience; `default` is for a file without a mark."""
    own = False
    for found in marked(part):
        if isinstance(found.mark, NamesAudience):
            own = own or len(found.path) == 1
            if not may_see(audience, found.value):
                yield found.path[:-1]
    if not own and not may_see(audience, default):
        yield WHOLE


def named_keys(kind: str, data: Data, patterns: Sequence[KeyPattern], audience: Audience) -> Iterator[Path]:
    """Where the file has keys that are not for the audience."""
    for one in patterns:
        if one.kind == kind and not may_see(audience, one.audience):
            yield from places_of(data, one.pattern)


def places_of(data: Data, pattern: Sequence[str]) -> Iterator[Path]:
    """The paths that a pattern leads to in data; * is every item of a list."""
    if not pattern:
        yield ()
        return
    first, *rest = pattern
    if first == "*" and isinstance(data, list):
        for index, item in enumerate(data):
            yield from ((index, *below) for below in places_of(item, rest))
    elif isinstance(data, dict) and first in data:
        yield from ((first, *below) for below in places_of(data[first], rest))


def audience_of(entry: Entry, settings: Settings) -> Audience:
    """Who may see an entry: by its mark, else by the policy of the playbook."""
    return entry.audience or settings.audience.default


def kept_keys(settings: Settings, kind: str, part: Part) -> dict[Audience, tuple[str, ...]]:
    """Readers but everyone → the keys of a file that are for no others, by the policy: `cite`."""
    patterns = [one for one in key_patterns(settings) if one.kind == kind and one.audience != "public"]
    data: Data = part.model_dump(mode="json", exclude_unset=True) if patterns else {}
    found: dict[Audience, tuple[str, ...]] = {}
    for one in patterns:
        if next(places_of(data, one.pattern), None) is not None:
            name = ".".join(step for step in one.pattern if step != "*")
            found[one.audience] = (*found.get(one.audience, ()), name)
    return found


def naming(part: Part, is_there: Callable[[Key], bool]) -> Iterator[tuple[Path, Key]]:
    """Where a file names entries that are not there, and which: the name, or the item it stands in.

    A template written for a persona, or a role that one has, is about that persona. What is said about an
    entry, as a decision is, says nothing without it and much of it.
    """
    for named in named_entries(part):
        if not is_there(target := Key(named.kind, named.id)):
            path = WHOLE if named.is_about else named.path
            items = [end for end in range(len(path), 0, -1) if isinstance(path[end - 1], int)]
            yield path[: items[0]] if items else path, target


def audience_marks(part: Part) -> Iterator[Path]:
    """Where a file says who may see it: no build but the internal one says that."""
    for found in marked(part):
        if isinstance(found.mark, NamesAudience):
            yield found.path


def says_audience(part: Part) -> bool:
    """Whether anything in a file is marked."""
    return next(audience_marks(part), None) is not None


def around(kind: str, path: Path) -> Path:
    """The least to leave out so that what is at the path is gone: it, or what cannot be without it."""
    while path and isinstance(path[-1], str) and _is_needed(kind, path):
        path = path[:-1]
    return path


def _is_needed(kind: str, path: Path) -> bool:
    pattern = tuple("*" if isinstance(step, int) else step for step in path)
    return any(info.is_required() for info in keys_at(kind, pattern))
