"""Who covers which role: the grid of persona × ICP shows the gaps."""

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from icp_playbook.views.entries.coverage import Coverage, coverage
from icp_playbook.views.routes import Link, Place
from tests.playbooks.copies import PlaybookCopy
from tests.site.page import parse


def grid(copy: PlaybookCopy) -> Coverage:
    """The grid of a playbook, as it stands on the index of personas."""
    playbook = load(copy.root).playbook
    assert playbook is not None
    return coverage(playbook, Place("personas/"))


def test_a_persona_stands_in_the_roles_it_plays(minimal: PlaybookCopy) -> None:
    ((persona, (cell,)),) = grid(minimal).personas
    assert persona == Link("Owner", "owner/")
    assert cell.roles == ("Economic buyer", "Champion", "Technical evaluator", "Blocker")


def test_a_role_without_a_persona_is_listed_with_its_icp(minimal: PlaybookCopy) -> None:
    minimal.edit(
        "icp/profiles/bakeries.yaml",
        "  - {role: blocker, persona: owner, wants: No change., blocks: New forms.}\n",
        "",
    )
    assert grid(minimal).uncovered == (
        (Link("Bakeries", "../icp/bakeries/"), ("Executive sponsor", "Blocker")),
    )


def test_the_page_says_in_words_who_is_missing(minimal: PlaybookCopy) -> None:
    playbook = load(minimal.root).playbook
    assert playbook is not None
    files = {made.uri: str(made.content) for made in build(playbook, find_look(minimal.root), "").files}
    for uri in ("icp/index.md", "personas/index.md"):
        page = parse(files[uri].split("\n---\n", 1)[1])
        assert page.one("p", "pb-note--gap").text == "No one covers executive sponsor in Bakeries."


def test_a_persona_without_a_seat_has_an_empty_cell(minimal: PlaybookCopy) -> None:
    minimal.copy("personas/owner.yaml", "personas/apprentice.yaml")
    ((persona, (cell,)), _) = grid(minimal).personas
    assert (persona.url, cell.roles) == ("apprentice/", ())
