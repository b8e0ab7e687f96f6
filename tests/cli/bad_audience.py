"""Keys that no build can leave out, or that do not exist."""

from collections.abc import Callable

from tests.cli.bad_input import PERSONA, PLAYBOOK, BadInput
from tests.playbooks.copies import PlaybookCopy

_PLACE = "icp/playbook.yaml:48:23: error[audience]"


def _named(path: str, audience: str = "internal") -> Callable[[PlaybookCopy], object]:
    """A playbook whose policy names a key."""
    return lambda p: p.write(PLAYBOOK, f"{p.text(PLAYBOOK)}audience: {{{audience}: [{path}]}}\n")


AUDIENCES = (
    BadInput(
        "an audience that is none",
        lambda p: p.write(PERSONA, f"{p.text(PERSONA)}audience: intern\n"),
        'personas/owner.yaml:29:11: error[bad-value] "intern" is not a value of `audience`',
        'did you mean "internal"?',
    ),
    BadInput(
        "a key that is misspelt",
        _named("persona.avoids"),
        f"{_PLACE} a persona has no key `avoids` there",
        "did you mean `avoid`?",
    ),
    BadInput(
        "a kind that is misspelt",
        _named("persna.avoid"),
        f"{_PLACE} there is no kind of file `persna`",
        "did you mean `persona`?",
    ),
    BadInput(
        "a key that only some kinds have",
        _named("'*.avoid'"),
        f"{_PLACE} a profile has no key `avoid` there",
        "name a key of the model",
    ),
    BadInput(
        "a key that is needed",
        _named("profile.proof.source"),
        f"{_PLACE} `profile.proof.source` is needed wherever it stands, so no build can be without it",
        "name what it stands in, or write `audience:` on the entry or the item",
    ),
    BadInput(
        "a key whose absence says something",
        _named("profile.status"),
        f"{_PLACE} without `profile.status` the rest would mean something else",
        "write `audience:` on the entry instead, or leave this key in",
    ),
    BadInput(
        "a key that says how lists are read",
        _named("fields.fields.missing"),
        f"{_PLACE} without `fields.fields.missing` the rest would mean something else",
        "write `audience:` on the entry instead, or leave this key in",
    ),
    BadInput(
        "a custom property that is misspelt",
        _named("persona.custom.ovn"),
        f"{_PLACE} no custom property `ovn` is declared for a persona",
        'did you mean "oven"?',
    ),
)
