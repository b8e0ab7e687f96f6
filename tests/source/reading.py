"""One YAML text read as a file of a playbook."""

from icp_playbook.source import Document, SourceFile, parse


def read(text: str) -> Document:
    """The document of a text."""
    return parse(SourceFile("persona", "owner", "personas/owner.yaml", text))


def finding_lines(document: Document) -> list[str]:
    """Its findings as place, rule and sentence."""
    return [f"{f.location.line}:{f.location.column} {f.rule} {f.sentence}" for f in document.findings]
