"""Custom properties that are not written as declared, or declared in a way that makes no sense."""

from collections.abc import Callable

from tests.cli.bad_input import PERSONA, PLAYBOOK, PROFILE, BadInput
from tests.playbooks.copies import PlaybookCopy

DECLARED = "  - {id: oven, label: Kind of oven, kinds: [persona], type: text}"
LINE = 47
"""Of the declaration in the minimal playbook."""
WRITTEN = "personas/owner.yaml:27"


def written(declaration: str, value: str) -> Callable[[PlaybookCopy], object]:
    """A playbook that declares `hob` for personas as well, and an owner that writes it."""
    return lambda p: p.edit(
        PLAYBOOK, DECLARED, f"{DECLARED}\n  - {{id: hob, label: Hob, kinds: [persona], {declaration}}}"
    ).edit(PERSONA, "{oven: Stone}", f"{{oven: Stone{value}}}")


def declared(old: str, new: str) -> Callable[[PlaybookCopy], object]:
    """A playbook whose declaration says something else."""
    return lambda p: p.edit(PLAYBOOK, DECLARED, DECLARED.replace(old, new))


CUSTOM = (
    BadInput(
        "a custom property that is nearly declared",
        lambda p: p.edit(PERSONA, "{oven: Stone}", "{ovn: Stone}"),
        f"{WRITTEN}:10: error[unknown-key] unknown key `ovn` in `custom`",
        "did you mean `oven`?",
    ),
    BadInput(
        "a custom property that is not declared",
        lambda p: p.edit(PERSONA, "{oven: Stone}", "{oven: Stone, weather: Rain}"),
        f"{WRITTEN}:23: error[unknown-key] unknown key `weather` in `custom`",
        "declare it under `custom_properties` in icp/playbook.yaml",
    ),
    BadInput(
        "a custom property of another kind",
        lambda p: p.edit(PROFILE, "status:", "custom: {oven: Stone}\nstatus:"),
        "icp/profiles/bakeries.yaml:10:10: error[unknown-key] unknown key `oven` in `custom`",
        "add profile to its `kinds` in icp/playbook.yaml, or remove it",
    ),
    BadInput(
        "a required custom property that is missing",
        written("type: text, required: true", ""),
        f"{WRITTEN}:9: error[missing-key] `hob` is missing from `custom`",
        "add `hob:` - Hob",
    ),
    BadInput(
        "no custom properties where one is required",
        lambda p: p.edit(PLAYBOOK, "type: text}", "type: text, required: true}").edit(
            PERSONA, "custom: {oven: Stone}\n", ""
        ),
        "personas/owner.yaml:1:1: error[missing-key] `custom` is missing",
        "add `custom:` - your own keys: `oven` (Kind of oven)",
    ),
    BadInput(
        "a number where a custom text belongs",
        lambda p: p.edit(PERSONA, "{oven: Stone}", "{oven: 7}"),
        f"{WRITTEN}:16: error[wrong-type] `oven` must be text, not the number 7",
        "put it in quotes",
    ),
    BadInput(
        "a custom choice outside its values",
        written("type: choice, values: [Gas, Wood]", ", hob: Gsa"),
        f'{WRITTEN}:28: error[bad-value] "Gsa" is not a value of `hob`',
        'did you mean "Gas"?',
    ),
    BadInput(
        "a custom amount that is none",
        written("type: money", ", hob: a lot"),
        f'{WRITTEN}:28: error[bad-value] `hob` is "a lot"',
        "write an amount such as 5M, $750k or 1_250_000, not negative",
    ),
    BadInput(
        "a custom day that does not exist",
        written("type: date", ", hob: 2026-02-30"),
        f'{WRITTEN}:28: error[bad-value] `hob` is "2026-02-30"',
        "write a date that exists, written 2026-10-01",
    ),
    BadInput(
        "a custom number that is text",
        written("type: number", ", hob: many"),
        f'{WRITTEN}:28: error[wrong-type] `hob` must be a number, not the text "many"',
        "write a number",
    ),
    BadInput(
        "a custom truth value that is text",
        written("type: boolean", ", hob: yes"),
        f'{WRITTEN}:28: error[wrong-type] `hob` must be true or false, not the text "yes"',
        "write true or false",
    ),
    BadInput(
        "a custom list that is text",
        written("type: list", ", hob: Gas"),
        f'{WRITTEN}:28: error[wrong-type] `hob` must be a list, not the text "Gas"',
        "write a list: `[Gas]`",
    ),
    BadInput(
        "a custom link that runs a script",
        written("type: link", ", hob: javascript:alert(1)"),
        f'{WRITTEN}:28: error[bad-value] `hob` is "javascript:alert(1)"',
        "write an address that begins with https://, http:// or mailto:",
    ),
    BadInput(
        "a custom property for a kind that does not exist",
        declared("[persona]", "[persona, persna]"),
        f'icp/playbook.yaml:{LINE}:54: error[custom-property] there is no kind of entry "persna"',
        'did you mean "persona"?',
    ),
    BadInput(
        "a custom property in a section that its page does not have",
        declared("type: text", "type: text, section: persn"),
        f'icp/playbook.yaml:{LINE}:76: error[custom-property] the page of a persona has no section "persn"',
        'did you mean "person"?',
    ),
    BadInput(
        "a custom property on call sheets, of a kind that they do not show",
        declared("[persona], type: text", "[persona, signal], type: text, call_sheet: true"),
        f"icp/playbook.yaml:{LINE}:87: error[custom-property] a call sheet shows no signal",
        "remove `call_sheet`, or keep it for profile, disqualifier, persona and segment",
    ),
    BadInput(
        "a custom choice without values",
        declared("type: text", "type: choice"),
        f"icp/playbook.yaml:{LINE}:5: error[custom-property] `oven` is a choice without values",
        "list its `values:`",
    ),
    BadInput(
        "a custom text with values",
        declared("type: text", "type: text, values: [Stone]"),
        f"icp/playbook.yaml:{LINE}:67: error[custom-property] `oven` is of type text and cannot list values",
        "make its type choice, or remove `values`",
    ),
    BadInput(
        "a custom property that is declared twice",
        declared(DECLARED, f"{DECLARED}\n{DECLARED}"),
        f'icp/playbook.yaml:{LINE + 1}:10: error[duplicate-id] the id "oven" is used twice here',
        "give one of them a different id",
    ),
)
