"""Characters that nobody sees, in what is compared, and in prose: an error there, and a warning here."""

from collections.abc import Collection, Iterator, Mapping

from icp_playbook.findings import Finding, Location, rules
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.source import Path
from icp_playbook.values import Part, ProseText


def unseen_in_values(
    parts: Mapping[Key, Part], documents: Documents, findings: Collection[Finding]
) -> Iterator[Finding]:
    """A finding for each in an id, a name, a value or an address: it differs from what it looks like.

    Values that `findings` tell already, with the character spelled out, are not told again.
    """
    reported = {finding.location for finding in findings}
    for key, part in parts.items():
        for path, mark, unseen in documents[key].unseen:
            if not isinstance(_at(part, path), ProseText) and documents[key].at(*path) not in reported:
                at = Location(documents[key].path, *mark)
                yield rules.UNSEEN_CHARACTER.at(at, unseen.sentence, unseen.remedy)


def _at(part: object, path: Path) -> object:
    """The value of a model at a path of its document; None if the model keeps it otherwise."""
    for step in path:
        match part:
            case Part():
                aliases = {about.alias or name: name for name, about in type(part).model_fields.items()}
                part = getattr(part, aliases.get(str(step), ""), None)
            case tuple() if isinstance(step, int) and step < len(part):
                part = part[step]
            case dict():
                part = part.get(step)
            case _:
                return None
    return part
