"""The keys that builds leave out: found in the models, and refused where the rest needs them."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.findings import Finding, rules
from icp_playbook.model import (
    Audience,
    Settings,
    every_kind,
    is_list,
    keys_at,
    models,
    names_at,
)
from icp_playbook.phrases import CODE, article, did_you_mean
from icp_playbook.source import Document, Path
from icp_playbook.values import Part

ANY = "*"
"""Every kind of entry, and for their owner the playbook too."""

_READ_BY = {
    "playbook": ("numbers", "dates", "facets", "levels", "plays", "grid", "custom_properties", "audience")
}
"""Keys without which what is left means something else."""
_OF_FIELDS = ("about", "question", "unit", "units", "learned", "columns")
"""What fields.yaml may leave out of a field: every other key decides how accounts are read."""
_TYPED = ("fields", "*", "values", "*", "aliases")
"""And of a value: words that no list is read by."""


@dataclass(frozen=True, slots=True)
class KeyPattern:
    """A key that a build leaves out: of which kind, where (* is an item of a list), and who may see it."""

    kind: str
    pattern: tuple[str, ...]
    audience: Audience


def key_patterns(settings: Settings) -> tuple[KeyPattern, ...]:
    """Every key that `audience` names, for each kind that has it. Those that make no sense are left out."""
    return tuple(
        KeyPattern(kind, pattern, audience)
        for _, audience, written in _written(settings)
        for kind in _kinds(written)
        if (pattern := _pattern(kind, written)) is not None
    )


def misnamed_keys(settings: Settings, document: Document) -> Iterator[Finding]:
    """A finding for each key under `audience` that does not exist, or that nothing can be without."""
    for path, _, written in _written(settings):
        kinds = _kinds(written)
        found = [refused for kind in kinds if (refused := _refusal(kind, written, settings))]
        if not kinds:
            found = [_unknown_kind(written.partition(".")[0])]
        if found:
            yield rules.AUDIENCE.at(document.at("audience", *path), *found[0])


def _written(settings: Settings) -> Iterator[tuple[Path, Audience, str]]:
    policy = settings.audience
    for index, written in enumerate(policy.internal):
        yield ("internal", index), "internal", written
    for index, written in enumerate(policy.partner):
        yield ("partner", index), "partner", written


def _kinds(written: str) -> list[str]:
    """The kinds of file whose key it is; the owner of the playbook is that of every entry without its own."""
    kind = written.partition(".")[0]
    if kind == ANY:
        return [*every_kind(), *(("playbook",) if written == f"{ANY}.owner" else ())]
    return [kind] if kind in models() else []


def _pattern(kind: str, written: str) -> tuple[str, ...] | None:
    """The place in a file of the kind; None where its model has none such."""
    found: tuple[str, ...] = ()
    for key in written.split(".")[1:]:
        while is_list(kind, found):
            found = (*found, "*")
        if key not in names_at(kind, found) and found != ("custom",):
            return None
        found = (*found, key)
    return found


def _refusal(kind: str, written: str, settings: Settings) -> tuple[str, str] | None:
    """What is wrong with a key of a kind, and the way out."""
    pattern = _pattern(kind, written)
    if pattern is None:
        return _unknown(kind, written)
    if pattern[0] == "custom" and len(pattern) == 2:
        return _undeclared(kind, pattern[1], settings, everywhere=written.startswith(ANY))
    infos = keys_at(kind, pattern)
    if any(info.is_required() for info in infos):
        return (
            f"`{written}` is needed wherever it stands, so no build can be without it",
            "name what it stands in, or write `audience:` on the entry or the item",
        )
    defaults = [info.get_default(call_default_factory=True) for info in infos]
    if _decides(kind, pattern) or not all(map(_says_nothing, defaults)):
        return (
            f"without `{written}` the rest would mean something else",
            "write `audience:` on the entry instead, or leave this key in",
        )
    return None


def _undeclared(kind: str, id_: str, settings: Settings, *, everywhere: bool) -> tuple[str, str] | None:
    own = [one.id for one in settings.custom_properties if kind in one.kinds or everywhere]
    if id_ in own:
        return None
    what = f"no custom property `{id_}` is declared for {article(kind)} {kind}"
    return what, did_you_mean(id_, own, "declare it first")


def _unknown_kind(kind: str) -> tuple[str, str]:
    return f"there is no kind of file `{kind}`", did_you_mean(kind, (ANY, *models()), marks=CODE)


def _unknown(kind: str, written: str) -> tuple[str, str]:
    keys = written.split(".")[1:]
    here: tuple[str, ...] = ()
    for key in keys:
        while is_list(kind, here):
            here = (*here, "*")
        known = names_at(kind, here)
        if key not in known:
            holder = f"{article(kind)} {kind}" if kind in every_kind() else f"{kind}.yaml"
            remedy = did_you_mean(key, known, "name a key of the model", CODE)
            return f"{holder} has no key `{key}` there", remedy
        here = (*here, key)
    return f"`{written}` names no key", "name a key of the model"


def _decides(kind: str, pattern: tuple[str, ...]) -> bool:
    if kind == "fields":
        return pattern != _TYPED and (pattern[-1] not in _OF_FIELDS or len(pattern) != 3)
    return pattern[-1] == "audience" or (len(pattern) == 1 and pattern[0] in _READ_BY.get(kind, ()))


def _says_nothing(default: object) -> bool:
    """Whether a key that is left out leaves nothing said; `operational` or `false` say something."""
    return default is None or isinstance(default, Part) or default in ("", (), {})
