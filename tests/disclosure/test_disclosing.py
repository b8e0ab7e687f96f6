"""What goes with what is left out, and that no verdict is wrong in what stays."""

import pytest

from icp_playbook.disclosure import Disclosure, asked_audience, disclose
from icp_playbook.findings import CommandError
from icp_playbook.playbook import Key, load
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

PLAYBOOK, PROFILE = "icp/playbook.yaml", "icp/profiles/bakeries.yaml"
PERSONA, SEGMENT = "personas/owner.yaml", "segments/grown-bakeries.yaml"
OUT, SIGNAL = "icp/disqualifiers/no-night-shift.yaml", "icp/signals/second-shop.yaml"


def mark(made: PlaybookCopy, path: str, audience: str = "internal") -> PlaybookCopy:
    """Marks an entry."""
    return made.write(path, f"{made.text(path)}audience: {audience}\n")


def shown(made: PlaybookCopy, audience: str = "public") -> Disclosure:
    """The playbook as an audience may see it."""
    loaded = load(made.root)
    assert loaded.playbook is not None, loaded.findings
    return disclose(loaded, asked_audience(audience, {}))


def entries(found: Disclosure) -> set[str]:
    """The entries that are left."""
    assert found.loaded.playbook is not None, found.loaded.findings
    return {str(key) for key, _ in found.loaded.playbook.entries()}


def reasons(found: Disclosure) -> dict[str, str]:
    """What is left out with something else, and why."""
    return {one.what: one.because for one in found.left_out if one.because}


def second_icp(made: PlaybookCopy) -> PlaybookCopy:
    """Another ICP that names the same things."""
    made.write("icp/profiles/mills.yaml", made.text(PROFILE).replace("formerly: [bakers]\n", ""))
    return made.edit("icp/profiles/mills.yaml", "disqualifiers: [no-night-shift]", "disqualifiers: []").edit(
        "icp/profiles/mills.yaml", "signals: [second-shop]", "signals: []"
    )


def test_partners_see_more_than_the_public_and_the_company_everything(minimal: PlaybookCopy) -> None:
    second_icp(minimal)
    mark(minimal, SEGMENT, "partner")
    mark(minimal, "icp/profiles/mills.yaml")
    assert entries(shown(minimal, "internal")) - entries(shown(minimal, "partner")) == {"profile/mills"}
    assert entries(shown(minimal, "partner")) - entries(shown(minimal)) == {"segment/grown-bakeries"}


def test_the_owner_of_the_playbook_goes_with_the_owners_of_its_entries(minimal: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "max_personas: 1", 'max_personas: 1\naudience: {internal: ["*.owner"]}')
    owners = {"internal": ("revops@oven.example", "sales@oven.example"), "public": ("", "")}
    for audience, expected in owners.items():
        found = shown(minimal, audience).loaded.playbook
        assert found is not None
        assert (found.settings.owner, found.profiles["bakeries"].owner) == expected


def test_a_playbook_can_publish_only_what_says_so(minimal: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "max_personas: 1", "max_personas: 1\naudience: {default: internal}")
    for path in (PROFILE, OUT, SIGNAL):
        mark(minimal, path, "public")
    assert entries(shown(minimal)) == {
        "profile/bakeries",
        "disqualifier/no-night-shift",
        "signal/second-shop",
    }


def test_what_names_an_entry_that_is_left_out_names_it_no_more(minimal: PlaybookCopy) -> None:
    mark(minimal, PERSONA)
    found = shown(minimal)
    assert found.loaded.playbook is not None
    assert found.loaded.playbook.profiles["bakeries"].committee == ()
    segment = found.loaded.playbook.segments["grown-bakeries"]
    assert (segment.personas, segment.outreach) == ((), ())
    assert reasons(found)["profile/bakeries.committee[1]"] == "it names persona/owner, which is left out"


def test_proof_that_is_left_out_is_cited_nowhere(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "    kind: measurement\n", "    kind: measurement\n    audience: partner\n")
    found = shown(minimal).loaded.playbook
    assert found is not None
    profile = found.profiles["bakeries"]
    assert (profile.proof, profile.value_propositions[0].proof) == ((), ())
    segment = found.segments["grown-bakeries"]
    assert (segment.proof, segment.objections[0].proof, segment.objections[0].id) == ((), None, "no-time")


@pytest.mark.parametrize("what", ["disqualifier/no-night-shift", "signal/second-shop"])
def test_an_icp_whose_verdicts_would_change_is_left_out(minimal: PlaybookCopy, what: str) -> None:
    mark(second_icp(minimal), f"icp/{what.replace('/', 's/')}.yaml")
    found = shown(minimal)
    assert reasons(found)["profile/bakeries"] == f"its verdicts need {what.replace('/', ' ')}, left out"
    left = {"profile/mills", "persona/owner", "disqualifier/no-night-shift", "signal/second-shop"}
    assert entries(found) == left - {what}


def test_a_key_that_decides_takes_its_icps_with_it(minimal: PlaybookCopy) -> None:
    key = "audience: {partner: [profile.fit.disqualifiers]}"
    second_icp(minimal).edit(PLAYBOOK, "max_personas: 1", f"max_personas: 1\n{key}")
    assert "profile/bakeries" not in entries(shown(minimal))
    assert "profile/bakeries" in entries(shown(minimal, "partner"))


def test_a_segment_may_only_go_where_it_claims_no_account_of_another(minimal: PlaybookCopy) -> None:
    second_icp(minimal).copy(SEGMENT, "segments/old-bakeries.yaml")
    mark(minimal, "segments/old-bakeries.yaml")
    assert "segment/grown-bakeries" in entries(shown(minimal))
    minimal.edit(
        PROFILE, "status: operational", "segments: [old-bakeries, grown-bakeries]\nstatus: operational"
    )
    found = shown(minimal)
    assert "profile/bakeries" not in entries(found)
    assert reasons(found)["profile/bakeries"] == (
        "its verdicts need segment old-bakeries, which comes before others and is left out"
    )


def test_where_no_icp_is_left_there_is_no_build(minimal: PlaybookCopy) -> None:
    found = shown(mark(minimal, OUT))
    assert found.loaded.playbook is None
    assert [str(one.location) for one in found.loaded.findings] == ["icp/playbook.yaml:1:1"]
    assert found.loaded.findings[0].sentence == "no ICP is left for a public build"


def test_what_is_left_does_not_say_who_may_see_it(minimal: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "max_personas: 1", "max_personas: 1\naudience: {internal: [persona.avoid]}")
    mark(minimal, PERSONA, "partner")
    found = shown(minimal, "partner").loaded
    assert found.playbook is not None
    assert found.playbook.personas["owner"].audience is None
    assert "audience" not in found.playbook.settings.model_fields_set
    assert found.playbook.personas["owner"].avoid == ()


def test_lines_are_those_of_the_file(minimal: PlaybookCopy) -> None:
    minimal.edit(
        PROFILE,
        "role: economic-buyer, persona: owner",
        "role: economic-buyer, audience: internal, persona: owner",
    )
    before, after = load(minimal.root), shown(minimal).loaded
    key = Key("profile", "bakeries")
    assert before.documents[key].at("committee", 1, "role") == after.documents[key].at("committee", 0, "role")


def test_the_environment_decides_and_a_typing_error_publishes_nothing() -> None:
    assert asked_audience("internal", {"PLAYBOOK_AUDIENCE": "public"}) == "public"
    assert asked_audience("partner", {"PLAYBOOK_AUDIENCE": ""}) == "partner"
    with pytest.raises(CommandError, match='PLAYBOOK_AUDIENCE is "publik"') as raised:
        asked_audience("internal", {"PLAYBOOK_AUDIENCE": "publik"})
    assert raised.value.remedy == 'did you mean "public"?'


LATER, EARLIER = "2026-02-10-bake-first", "2026-01-12-bread-sells"
FOLDER = "icp/decisions"


def public_site(made: PlaybookCopy) -> dict[str, str]:
    """The files of a build for the public, by path."""
    made.write("mkdocs.yml", "site_name: Oven\nplugins: [search, icp-playbook]\n").write("docs/a.md", "# A\n")
    out = made.root.parent / "out"
    result = run("export", "--root", str(made.root), "--audience", "public", str(out))
    assert result.exit_code == 0, result.stderr
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {name: path.read_text("utf-8", "replace") for name, path in files.items()}


@pytest.mark.parametrize(("status", "key"), [("superseded", "supersedes"), ("reverted", "reverts")])
def test_a_decision_that_is_over_looks_so_without_what_ended_it(
    minimal: PlaybookCopy, status: str, key: str
) -> None:
    minimal.decided().edit(f"{FOLDER}/{LATER}.yaml", "supersedes:", f"{key}:")
    mark(minimal.edit(f"{FOLDER}/{EARLIER}.yaml", "superseded", status), f"{FOLDER}/{LATER}.yaml")
    files = public_site(minimal)
    assert [name for name, text in files.items() if LATER in text or "that bake first" in text] == []
    word = status.capitalize()
    page = files[f"docs/decisions/{EARLIER}/README.md"]
    assert f"<strong>{word}</strong>: it no longer holds." in page
    assert f": {word}: We sell to whoever sells bread." in files["docs/llms.txt"]
    for name in ("docs/README.md", "docs/decisions/README.md", "docs/icp/bakeries/README.md"):
        row = files[name].partition(f"{EARLIER}&#47;")[2].partition("</li>")[0].partition("</tr>")[0]
        assert word in row, name
    found = run("check", "--root", str(minimal.root), "--audience", "public", "--as-of", "2026-11-01").stdout
    assert "no-successor" not in found
    minimal.edit(f"{FOLDER}/{LATER}.yaml", f"{key}: {EARLIER}\n", "")
    found = run("check", "--root", str(minimal.root), "--audience", "public", "--as-of", "2026-11-01").stdout
    assert "no-successor" in found


def test_what_replaced_a_decision_names_it_no_more(minimal: PlaybookCopy) -> None:
    """Nor what is gone: nobody can tell for whom that was."""
    mark(minimal.decided(), f"{FOLDER}/{EARLIER}.yaml")
    files = public_site(minimal)
    names = (EARLIER, "Whoever sells bread", "new-mixer")
    assert [name for name, text in files.items() if any(one in text for one in names)] == []
    assert "It supersedes" not in files[f"docs/decisions/{LATER}/README.md"]
    assert "no longer holds" not in files[f"docs/decisions/{LATER}/README.md"]


def test_a_decision_about_nothing_that_is_left_is_left_out(minimal: PlaybookCopy) -> None:
    about = "about: [profile/bakeries, disqualifier/no-night-shift]\n"
    minimal.decided().edit(f"{FOLDER}/{LATER}.yaml", about, "")
    found = shown(minimal)
    assert f"decision/{LATER}" not in entries(found)
    assert f"decision/{LATER}" in entries(shown(minimal, "internal"))
