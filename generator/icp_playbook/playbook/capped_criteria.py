"""The criteria that a profile caps: they exist, and each is in one cap."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Fit
from icp_playbook.phrases import did_you_mean
from icp_playbook.source import Document


def capped_criteria(fit: Fit, document: Document) -> Iterator[Finding]:
    """A finding for every criterion of a cap that does not exist or is capped already."""
    names = [row.id for row in fit.score]
    taken: dict[str, str] = {}
    for cap, row in fit.caps.items():
        for index, name in enumerate(row.criteria):
            place = document.at("fit", "caps", cap, "criteria", index)
            if name not in names:
                yield rules.UNKNOWN_REFERENCE.at(
                    place, f'criterion "{name}" does not exist', did_you_mean(name, names)
                )
            elif name in taken:
                yield rules.CAP_LIST.at(
                    place,
                    f'the criterion "{name}" is in the cap "{taken[name]}" already',
                    "keep it in one cap",
                )
            taken.setdefault(name, cap)
