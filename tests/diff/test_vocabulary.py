"""A changed group in fields.yaml is a change of whatever uses it."""

from typing import Any

from icp_playbook.diff import compare_contents
from icp_playbook.playbook import Key
from tests.diff.lines import BASE, FIELDS_KEY, PLACES, change_lines, edited, yaml_data
from tests.playbooks.copies import MINIMAL

NORDIC = "{field: country, in: [nordics]}"
USERS = {
    "icp/profiles/bakeries.yaml": [
        ("when: {field: has_oven, is: true}", f"when: {NORDIC}"),
        ("when: {field: tools, has_any: [paper]}", f"when: {NORDIC}"),
        ("when: {field: tools, has_all: [erp]}", f"when: {NORDIC}"),
    ],
    "icp/disqualifiers/no-night-shift.yaml": [("not: {field: employees, at_least: 3}", f"not: {NORDIC}")],
    "segments/grown-bakeries.yaml": [("when: {field: stage, is: grown}", f"when: {NORDIC}")],
    "icp/signals/second-shop.yaml": [("when: {field: last_opening, within: 90}", f"when: {NORDIC}")],
}


def using() -> dict[Key, Any]:
    """The minimal playbook with the group used wherever a condition can stand."""
    found = dict(BASE)
    for path, edits in USERS.items():
        found[PLACES[path]] = edited(path, *edits)[PLACES[path]]
    return found


def widened(base: dict[Key, Any]) -> dict[Key, Any]:
    """… with one country more in the group."""
    text = (MINIMAL / "icp/fields.yaml").read_text("utf-8")
    return {
        **base,
        FIELDS_KEY: yaml_data(text.replace("members: [DK, 'NO', SE]", "members: [DK, 'NO', SE, FI]")),
    }


def test_a_group_that_gains_a_country_is_a_change_wherever_it_is_used() -> None:
    old = using()
    assert change_lines(old, widened(old)) == [
        "group-widened boundary shifts: Country, Nordics: gains Finland",
        "must-widened boundary widens: Bakes itself: Nordics gains Finland",
        "criterion-widened boundary widens: Plans on paper: Nordics gains Finland",
        "criterion-widened boundary narrows: Runs an ERP: Nordics gains Finland",
        "disqualifier-relaxed boundary widens: No night shift: Nordics gains Finland",
        "band-widened boundary widens: Second shop: Nordics gains Finland",
        "segment-widened boundary widens: Grown bakeries: Nordics gains Finland",
    ]


def test_where_only_the_group_changed_both_sides_are_written_out() -> None:
    old = using()
    changes = {change.id: change for change in compare_contents(old, widened(old))}
    must = changes["must-widened"]
    assert must.old == {"field": "country", "in": ["DK", "NO", "SE"]}
    assert must.new == {"field": "country", "in": ["DK", "NO", "SE", "FI"]}
    assert must.groups == ("country/nordics",)


def test_the_direction_of_a_group_is_that_of_its_users() -> None:
    old = edited("icp/disqualifiers/no-night-shift.yaml", *USERS["icp/disqualifiers/no-night-shift.yaml"])
    assert change_lines(old, widened(old)) == [
        "group-widened boundary widens: Country, Nordics: gains Finland",
        "disqualifier-relaxed boundary widens: No night shift: Nordics gains Finland",
    ]


def with_crm(base: dict[Key, Any]) -> dict[Key, Any]:
    """… with one tool more that a list can name."""
    text = (MINIMAL / "icp/fields.yaml").read_text("utf-8")
    more = text.replace(
        "      - {id: erp, label: ERP}", "      - {id: erp, label: ERP}\n      - {id: crm, label: CRM}"
    )
    return {**base, FIELDS_KEY: yaml_data(more)}


def test_a_new_value_of_a_field_that_a_condition_asks_for_moves_the_boundary() -> None:
    """A cell that says CRM was not read, so that the tools were unknown; now they are known."""
    assert change_lines(edited("icp/fields.yaml"), with_crm(dict(BASE))) == [
        "field-value-added boundary shifts: Value added: Tools, CRM"
    ]


def test_a_new_value_of_a_field_that_nothing_asks_for_moves_nobody() -> None:
    assert change_lines(using(), with_crm(using())) == ["field-value-added evidence: Value added: Tools, CRM"]


def test_a_removed_field_that_a_condition_asks_for_moves_the_boundary() -> None:
    new = edited("icp/fields.yaml", ("  - {id: has_oven, label: Own oven, type: boolean}\n", ""))
    assert change_lines(edited("icp/fields.yaml"), new) == [
        "field-removed boundary shifts: Field removed: Own oven"
    ]


def test_a_value_in_the_place_of_one_that_is_gone_widens_nothing() -> None:
    """Accounts with the old value lose what those with the new one get."""
    fields = edited("icp/fields.yaml", ("{id: erp, label: ERP}", "{id: crm, label: CRM}"))
    new = {**edited("icp/profiles/bakeries.yaml", ("has_all: [erp]", "has_all: [crm]"))}
    (line,) = (one for one in change_lines(BASE, {**new, FIELDS_KEY: fields[FIELDS_KEY]}) if "ERP →" in one)
    assert line.split(":")[0].endswith("boundary shifts")


def test_an_entry_with_a_new_id_is_the_same_entry() -> None:
    old = edited("personas/owner.yaml")
    new = dict(old)
    data: Any = new.pop(Key("persona", "owner"))
    new[Key("persona", "baker")] = {**data, "formerly": ["owner"], "summary": "Bakes and signs."}
    assert change_lines(old, new) == [
        "entry-renamed editorial: Renamed from owner to baker",
        "persona-detail-changed people: Summary: “Bakes, signs and sweeps.” → “Bakes and signs.”",
    ]
