"""Who was in and who was out under an earlier version of an ICP, from its documents."""

from collections.abc import Iterator, Mapping
from typing import Any

from icp_playbook.diff import condition_text
from icp_playbook.fields import Catalogue
from icp_playbook.playbook import Key
from icp_playbook.source import Data
from icp_playbook.timeline.events import BoundaryText


def boundary_text(profile: Data, documents: Mapping[Key, Data], catalogue: Catalogue) -> BoundaryText:
    """The musts and disqualifiers of a profile's document, a line each. Never raises: old models differ."""
    fit: Any = profile.get("fit") if isinstance(profile, dict) else None
    if not isinstance(fit, dict):
        return BoundaryText((), ())
    return BoundaryText(
        tuple(_musts(fit.get("must"), catalogue)), tuple(_outs(fit.get("disqualifiers"), documents))
    )


def _musts(musts: Any, catalogue: Catalogue) -> Iterator[str]:
    for must in musts if isinstance(musts, list) else ():
        if isinstance(must, dict):
            label, condition = must.get("label"), condition_text(must.get("when"), catalogue)
            yield f"{label}: {condition}" if isinstance(label, str) and label != condition else condition


def _outs(cited: Any, documents: Mapping[Key, Data]) -> Iterator[str]:
    for id_ in cited if isinstance(cited, list) else ():
        entry = documents.get(Key("disqualifier", str(id_)))
        name = entry.get("name") if isinstance(entry, dict) else None
        yield name if isinstance(name, str) else str(id_)
