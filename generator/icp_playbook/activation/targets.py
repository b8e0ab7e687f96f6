"""The CRMs that a draft can be written for: its files, and what they lack, line by line."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import TypeAlias, get_args

from icp_playbook.activation.added_properties import AddedProperty, added_properties
from icp_playbook.activation.guides import HUBSPOT_GUIDE, SALESFORCE_GUIDE, ZOHO_GUIDE
from icp_playbook.activation.hubspot_properties import HUBSPOT_GROUP, hubspot_properties
from icp_playbook.activation.hubspot_score import hubspot_obstacles, hubspot_score
from icp_playbook.activation.read_me import UNSAID_NOTE, CrmGuide, omitted_line, read_me, share_line
from icp_playbook.activation.salesforce_fields import (
    AccountField,
    added_fields,
    object_xml,
    package_xml,
    score_fields,
)
from icp_playbook.activation.salesforce_formula import salesforce_obstacles
from icp_playbook.activation.score_draft import DraftCriterion, ScoreDraft, score_draft
from icp_playbook.activation.steps import ENDS
from icp_playbook.activation.zoho_fields import zoho_fields
from icp_playbook.activation.zoho_rules import zoho_obstacles, zoho_rules
from icp_playbook.fields import Catalogue
from icp_playbook.findings import CommandError
from icp_playbook.fit import build_word_list, compile_playbook
from icp_playbook.phrases import series
from icp_playbook.playbook import Playbook

CrmTarget: TypeAlias = OneOf["hubspot", "salesforce", "zoho"]
CRM_TARGETS: tuple[CrmTarget, ...] = get_args(CrmTarget)
Files: TypeAlias = Iterator[tuple[str, str]]
"""Paths below the folder, with slashes, and texts."""


@dataclass(frozen=True, slots=True)
class Crm:
    """How to write for a CRM."""

    guide: CrmGuide
    obstacles: Callable[[DraftCriterion, Catalogue], Iterator[str]]
    files: Callable[[Sequence[ScoreDraft], Sequence[AddedProperty], Catalogue], Files]
    caps: bool = True


@dataclass(frozen=True, slots=True)
class Activation:
    """The files of a draft, path → content, and for a person what of which ICP is in them and what is not."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


def activation(playbook: Playbook, icps: Sequence[str], target: CrmTarget) -> Activation:
    """ICPs as drafts for a CRM, in the given order; without any, those that are operational.

    Raises CommandError where an ICP is retired, or where the CRM can express no criterion of any.
    """
    crm, program = _CRMS[target], compile_playbook(playbook)
    words = build_word_list(playbook, program)
    chosen = list(dict.fromkeys(icps)) or [id_ for id_, icp in program.icps.items() if icp.operational]
    for id_ in chosen:
        if playbook.profiles[id_].status == "retired":
            raise CommandError(f'the ICP "{id_}" is retired', "name one that is sold to")
    catalogue = playbook.catalogue
    drafts = [
        score_draft(
            program.icps[id_],
            words.icps[id_],
            catalogue,
            lambda criterion: crm.obstacles(criterion, catalogue),
            caps=crm.caps,
        )
        for id_ in chosen
    ]
    written = [draft for draft in drafts if draft.groups]
    if not written:
        names = series([f'"{id_}"' for id_ in chosen], "or")
        raise CommandError(
            f"{crm.guide.name} can express no criterion of {names}",
            "name the columns of its fields in icp/fields.yaml" if chosen else "make an ICP operational",
        )
    added = added_properties(words)
    files = {"README.md": read_me(crm.guide, drafts, words.version, catalogue.conventions.currency)}
    files |= dict(crm.files(written, added, catalogue))
    return Activation({name: text.encode() for name, text in files.items()}, (*_notes(drafts), UNSAID_NOTE))


def _notes(drafts: Sequence[ScoreDraft]) -> Iterator[str]:
    for draft in drafts:
        yield f"{draft.icp}: {share_line(draft)}"
        yield from (f"{draft.icp}: left out, {omitted_line(one)}" for one in draft.omitted)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _hubspot(drafts: Sequence[ScoreDraft], added: Sequence[AddedProperty], catalogue: Catalogue) -> Files:
    yield "properties/group.json", _json(HUBSPOT_GROUP)
    yield "properties/company-properties.json", _json(hubspot_properties(added))
    for draft in drafts:
        for end in ENDS:
            name = "at-least" if end == "low" else "at-most"
            yield f"scores/{draft.icp}-{name}.json", _json(hubspot_score(draft, end, catalogue))


def _salesforce(drafts: Sequence[ScoreDraft], added: Sequence[AddedProperty], catalogue: Catalogue) -> Files:
    packages: dict[str, list[AccountField]] = {
        "scores": [*score_fields(drafts, catalogue)],
        "properties": [*added_fields(added)],
    }
    for name, fields in packages.items():
        yield f"{name}/package.xml", package_xml(fields)
        yield f"{name}/objects/Account.object", object_xml(fields)


def _zoho(drafts: Sequence[ScoreDraft], added: Sequence[AddedProperty], catalogue: Catalogue) -> Files:
    for place, body in enumerate(zoho_fields(added), 1):
        yield f"properties/fields-{place}.json", _json(body)
    for draft, body in zip(drafts, zoho_rules(drafts, catalogue), strict=True):
        yield f"scores/{draft.icp}.json", _json(body)


_CRMS: dict[CrmTarget, Crm] = {
    "hubspot": Crm(HUBSPOT_GUIDE, hubspot_obstacles, _hubspot),
    "salesforce": Crm(SALESFORCE_GUIDE, salesforce_obstacles, _salesforce),
    "zoho": Crm(ZOHO_GUIDE, zoho_obstacles, _zoho, caps=False),
}
