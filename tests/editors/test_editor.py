"""What an editor offers, shows and underlines in a playbook, as the language server for YAML does it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.editors import FOLDER, modeline, write_editor_schemas
from icp_playbook.model import layout
from icp_playbook.playbook import load
from icp_playbook.schema import schemas
from tests.editors.language_server import LanguageServer
from tests.javascript import tools
from tests.playbooks.copies import PlaybookCopy
from tests.playbooks.documents import EXAMPLE_DOCUMENTS, ROOT

MODELS = {name for schema in schemas().values() for name in schema["$defs"]}
PERSONAS = {one.id for one in EXAMPLE_DOCUMENTS if one.kind == "persona"}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> PlaybookCopy:
    """The files of the example with the schemas written for it."""
    root = tmp_path_factory.mktemp("example")
    for top in (*layout().tops, "schemas"):
        shutil.copytree(ROOT / top, root / top)
    assert write_editor_schemas(root, load(root)) == ()
    return PlaybookCopy(root)


@pytest.fixture(scope="module")
def server(example: PlaybookCopy) -> Iterator[LanguageServer]:
    """One server for all."""
    tools.install()
    with LanguageServer(example.root) as running:
        yield running


def a_file(kind: str, text: str, first: str = "") -> tuple[str, str]:
    """Where a file of a kind is, and what it says with the line that leads to its schema."""
    return layout().entry_path(kind, "x"), f"{first or modeline(kind)}\n{text}"


def labels(server: LanguageServer, kind: str, text: str, first: str = "") -> list[str]:
    """What is offered at the cursor of a file."""
    return [offer.label for offer in server.offered(*a_file(kind, text, first))]


def test_no_file_of_the_example_has_a_finding(server: LanguageServer, example: PlaybookCopy) -> None:
    texts = {one.path: example.text(one.path) for one in EXAMPLE_DOCUMENTS}
    assert len(texts) > 60
    assert {path: found for path, found in server.underlined(texts).items() if found} == {}


CONDITION = "fit: {must: [{id: a, when: "


@pytest.mark.parametrize(
    ("kind", "text", "some"),
    [
        ("profile", "fit:\n  must:\n    - id: a\n      when:\n        field: ‸\n", {"industry", "funding"}),
        ("profile", f"{CONDITION}{{field: industry, is: ‸}}}}]}}\n", {"freight", "b2b-software"}),
        ("profile", f"{CONDITION}{{field: industry, in: [‸]}}}}]}}\n", {"freight", "logistics"}),
        ("profile", f"{CONDITION}{{field: tools, has_any: [‸]}}}}]}}\n", {"hubspot"}),
        ("profile", f"{CONDITION}{{field: country, is: ‸}}}}]}}\n", {"DE", "US"}),
        ("profile", "fit:\n  disqualifiers: [‸]\n", {"low-urgency"}),
        ("profile", "fit:\n  disqualifiers:\n    - low‸\n", {"low-urgency"}),
        ("profile", "fit:\n  caps: {a: {criteria: [‸]}}\n", {"headcount"}),
        ("profile", "signals: [‸]\n", {"new-funding"}),
        ("segment", "outreach:\n  - persona: ‸\n", PERSONAS),
        ("segment", "facets:\n  industry: [‸]\n", {"freight"}),
        ("example", "account:\n  stage: ‸\n", {"turnaround"}),
        ("example", "account:\n  ‸\n", {"industry", "funding"}),
        ("persona", "waive:\n  - rule: ‸\n", {"unused-entry"}),
        ("playbook", "rules:\n  ‸\n", {"thin-evidence"}),
        ("segment", "outreach:\n  - subject: ‸\n", {"{{contact.first_name}}"}),
        ("segment", "outreach:\n  - body: |\n      Hello {{‸\n", {"{{contact.first_name}}"}),
        ("persona", "owner: ‸\n", {"revops@ropewalk.example"}),
        ("fields", "fields:\n  - id: country\n    synonyms:\n      ‸\n", {"DE", "XK"}),
    ],
)
def test_ids_of_the_playbook_are_offered(
    server: LanguageServer, kind: str, text: str, some: set[str]
) -> None:
    assert set(labels(server, kind, text)) >= some


@pytest.mark.parametrize(
    ("kind", "text", "every"),
    [
        ("segment", "icp: ‸\n", {one.id for one in EXAMPLE_DOCUMENTS if one.kind == "profile"}),
        ("profile", "committee:\n  - persona: ‸\n", PERSONAS),
        (
            "profile",
            "committee:\n  - role: ‸\n",
            {"economic-buyer", "executive-sponsor", "champion", "technical-evaluator", "blocker"},
        ),
        ("profile", "product: ‸\n", {"ropewalk-flow"}),
        ("profile", "fit:\n  tiers:\n    ‸\n", {"tier-1", "tier-2", "tier-3"}),
        ("example", "expect:\n  tier: ‸\n", {"tier-1", "tier-2", "tier-3", "null"}),
        ("playbook", "grid:\n  tier-1:\n    ‸\n", {"strong", "some", "quiet"}),
        ("segment", "by: ‸\n", {"industry", "stage", "business_model"}),
        ("persona", "custom:\n  ‸\n", {"first_meeting"}),
    ],
)
def test_nothing_else_is_offered(server: LanguageServer, kind: str, text: str, every: set[str]) -> None:
    assert set(labels(server, kind, text)) == every


@pytest.mark.parametrize(
    ("field", "operators"),
    [
        ("funding", ["is", "between", "at_least", "at_most", "known"]),
        ("industry", ["is", "in", "known"]),
        ("tools", ["has_any", "has_all", "has_none", "known"]),
        ("last_funding", ["is", "between", "at_least", "at_most", "within", "known"]),
    ],
)
def test_a_field_is_asked_what_suits_it(server: LanguageServer, field: str, operators: list[str]) -> None:
    text = f"fit:\n  must:\n    - id: a\n      when:\n        field: {field}\n        ‸\n"
    assert labels(server, "profile", text) == operators
    assert labels(server, "profile", text.replace("‸", "i‸")) == operators


def test_a_condition_begins_with_a_field_or_a_join(server: LanguageServer) -> None:
    for begun in ("when:\n        ‸\n", "when:\n        all:\n          - ‸\n", "when: {f‸}\n"):
        text = f"fit:\n  must:\n    - id: a\n      {begun}"
        assert labels(server, "profile", text) == ["field", "all", "any", "not"]


PUBLISHED = "# yaml-language-server: $schema=../../schemas/profile.schema.json"


@pytest.mark.parametrize("first", ["", PUBLISHED], ids=["own", "published"])
@pytest.mark.parametrize(
    "text",
    [
        "‸\n",
        "fit:\n  ‸\n",
        "fit:\n  score:\n    - ‸\n",
        "fit:\n  must:\n    - id: a\n      when:\n        ‸\n",
        "committee:\n  - ‸\n",
        "evidence:\n  ‸\n",
    ],
)
def test_no_model_is_offered_by_its_name(server: LanguageServer, text: str, first: str) -> None:
    offers = server.offered(*a_file("profile", text, first))
    assert len(offers) > 3
    assert [offer.label for offer in offers if offer.label in MODELS] == []
    assert [offer for offer in offers if not offer.is_key and offer.label.islower()] == []


def test_names_and_labels_are_shown(server: LanguageServer) -> None:
    offers = {offer.label: offer.about for offer in server.offered(*a_file("segment", "icp: ‸\n"))}
    assert offers["saas"] == "SaaS scale-ups"
    shown = server.hover(*a_file("profile", "committee:\n  - {role: champion, per‸sona: founder}\n"))
    assert "Who usually has it." in shown
    assert "`founder`: Founder or owner" in shown
    shown = server.hover(*a_file("segment", "outreach:\n  - id: a\n    bo‸dy: |\n      Hello\n"))
    assert "The text; line breaks are kept." in shown
    assert "{{contact.first_name}}" in shown.replace("\\", "")
    shown = server.hover(*a_file("profile", f"{CONDITION}{{field: fun‸ding, is: 5M}}}}]}}\n"))
    assert "`funding`: Funding raised" in shown
    shown = server.hover(*a_file("profile", f"{CONDITION}{{field: industry, i‸s: freight}}}}]}}\n"))
    assert "The value is equal." in shown
    assert "`freight`: Freight and trucking" in shown


PROFILE = "name: X\ncustom: {pricing_lever: x}\nfit:\n  score:\n    - {id: a, points: 3, when: {WHEN}}\n"


@pytest.mark.parametrize(
    ("condition", "text", "message"),
    [
        ("field: fundin, is: 5M", "fundin", 'Value is not accepted. Valid values: "name", '),
        ("field: funding, contains_any: [x]", "contains_any", "Property contains_any is not allowed."),
        ("field: funding, is: lots", "lots", 'Incorrect type. Expected "integer".'),
        ("field: industry, is: freigt", "freigt", 'Value is not accepted. Valid values: "b2b-software", '),
        ("field: industry, in: [logistic]", "logistic", "Value is not accepted."),
        ("field: industry", "when", "Add one of is, in, known."),
        ("is: 3", "is", "Property is is not allowed."),
        ("al: []", "al", "Property al is not allowed."),
    ],
)
def test_a_condition_that_makes_no_sense_is_underlined(
    server: LanguageServer, condition: str, text: str, message: str
) -> None:
    path, written = a_file("profile", PROFILE.replace("WHEN", condition))
    found = server.underlined({path: written})[path]
    assert [one for one in found if one.line == 6 and one.text == text and one.message.startswith(message)]
    assert {one.line for one in found} == {6}


def test_typing_errors_are_underlined(server: LanguageServer) -> None:
    text = PROFILE.replace("WHEN", "field: funding, is: 5M")
    path, written = a_file(
        "profile", f"{text}committee:\n  - {{role: champio, persona: foundr}}\nsignal: []\n"
    )
    found = server.underlined({path: written})[path]
    assert [(one.line, one.text) for one in found] == [(8, "champio"), (8, "foundr"), (9, "signal")]


def test_a_fresh_clone_says_one_thing_until_the_first_check(
    server: LanguageServer, example: PlaybookCopy, tmp_path: Path
) -> None:
    fresh = PlaybookCopy.of(example.root, tmp_path / "clone")
    texts = {str(fresh.root / "personas/cfo.yaml"): fresh.text("personas/cfo.yaml")}
    ((found,),) = server.underlined(texts).values()
    assert (found.line, found.message.partition(" from ")[0]) == (2, "Unable to load schema")
    for name in ("baker", "miller"):
        fresh.copy("personas/cfo.yaml", f"personas/{name}.yaml")
        write_editor_schemas(fresh.root, load(fresh.root))
        server.changed(fresh.root / FOLDER / "schemas")
        assert list(server.underlined(texts).values()) == [[]]
        _, text = a_file("profile", "committee:\n  - persona: ‸\n")
        offers = server.offered(str(fresh.root / "icp/profiles/x.yaml"), text)
        assert name in {offer.label for offer in offers}


def test_the_queries_of_search_name_what_there_is(server: LanguageServer) -> None:
    text = (ROOT / "search.yaml").read_text("utf-8")
    wrong = text.replace("segment/healthcare-dental-vision", "segment/healthcare-dental", 1)
    assert wrong != text
    found = server.underlined({"search.yaml": text, "wrong.yaml": wrong})
    assert found["search.yaml"] == []
    assert [one.text for one in found["wrong.yaml"]] == ["segment/healthcare-dental"]
    asked = f"{text.splitlines()[0]}\nqueries:\n  - typed: dentists\n    finds:\n      - ‸\n"
    offers = [one.label for one in server.offered("search.yaml", asked)]
    assert "segment/healthcare-dental-vision" in offers
    assert "playbook/playbook" not in offers
