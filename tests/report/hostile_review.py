"""Reviews made of the minimal playbook, and one whose every text is hostile."""

from icp_playbook.playbook import load
from icp_playbook.review.review import RevisionReview, RevisionSide, compare_revisions
from tests.playbooks.copies import MINIMAL, PlaybookCopy

NASTY = (
    "[a](http://x.example) ![i](//y) @team #12 GH-7 !3 www.z.example <b>b</b> <!-- c --> | c `d` ~~e~~ "
    ":tada: $x$ \\ 0123abcdef me@x.example ::error::f %0A \u200fgh\u200e \xad </details> --> "
    "&amp; **i** __j__"
)
"""What would be a link, an image, a mention, a reference, HTML, a table cell, code or a command."""


def reviewed(new: PlaybookCopy, whys: tuple[str, ...] = ()) -> RevisionReview:
    """The minimal playbook against another."""
    sides = (("main", load(MINIMAL)), ("the branch", load(new.root)))
    base, head = (
        RevisionSide(label, found.documents, found.playbook, found.findings) for label, found in sides
    )
    return compare_revisions(base, head, whys=whys)


def hostile(new: PlaybookCopy) -> RevisionReview:
    """Hostile text as a name, a text, an id of a list, a label and a why."""
    quoted = '"' + NASTY.replace("\\", "\\\\").replace('"', '\\"').replace("\x85", "") + '"'
    profile = "icp/profiles/bakeries.yaml"
    new.edit(profile, "name: Bakeries", f'name: {quoted[:110]}"')
    new.edit(profile, "label: Bakes itself", f"label: {quoted}")
    new.edit(profile, "  goals: [Waste below five in a hundred.]", f"  goals: [{quoted}]")
    new.edit(profile, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    new.edit("icp/examples/crumb.yaml", "name: Crumb\nowner", f'name: {quoted[:110]}"\nowner')
    return reviewed(new, (NASTY,))
