"""A claim that every competitor makes too: a superlative, and nothing beside it that could be checked."""

import re
from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.source import Path

_SUPERLATIVE = re.compile(
    r"\b(?:best[- ]in[- ]class|best[- ]of[- ]breed|(?:world|industry|market|class)[- ]leading|world[- ]class"
    r"|world[’']s (?:best|leading|first|most \w+)|(?:leading|cutting|bleeding)[- ]edge"
    r"|state[- ]of[- ]the[- ]art|next[- ]gen(?:eration)?|game[- ]chang(?:er|ing)|revolutionary"
    r"|ground[- ]?breaking|unparalleled|unmatched"
    r"|unrivall?ed|unsurpassed|second to none|top[- ]notch|award[- ]winning|number one"
    r"|the (?:leading|premier|ultimate) (?:provider|platform|solution|tool|vendor|choice))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|half|halves|twice|double"
    r"|triple|third|quarter)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z]\w+")
"""A word with a capital that begins no sentence."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each promise with such a word and no number, name or proof in it or beside it.

    Promises are value propositions, what products say, and the headlines, openers and words of segments.
    """
    own = {word.casefold() for word in _own_names(playbook)}
    for key, path, text, beside in _promises(playbook):
        found = _SUPERLATIVE.search(text)
        if found is None or any(_NUMBER.search(one) or _names(one, own) for one in (text, *beside)):
            continue
        yield RULE.at(
            documents[key].at(*path),
            f'"{found[0]}" says nothing that a competitor could not say',
            "say how much, for whom or compared with what, or name the proof",
        )


def _names(text: str, own: set[str]) -> bool:
    """Whether a text names somebody else than us."""
    return any(name.casefold() not in own for name in _NAME.findall(text))


def _own_names(playbook: Playbook) -> Iterator[str]:
    for name in (playbook.settings.company_name, *(product.name for product in playbook.settings.products)):
        yield from name.split()


def _promises(playbook: Playbook) -> Iterator[tuple[Key, Path, str, Sequence[str]]]:
    """Where each promise is, what it says, and what stands beside it; without those that cite proof."""
    settings = Key("playbook", "playbook")
    for index, product in enumerate(playbook.settings.products):
        yield settings, ("products", index, "says"), product.says, ()
    for id_, profile in playbook.profiles.items():
        for index, value in enumerate(profile.value_propositions):
            if not value.proof:
                path = ("value_propositions", index, "says")
                yield Key("profile", id_), path, value.says, (value.how,)
    for id_, segment in playbook.segments.items():
        messaging = segment.messaging
        for name in ("headline", "opener", "angle"):
            yield Key("segment", id_), ("messaging", name), getattr(messaging, name), ()
        for index, words in enumerate(messaging.say):
            yield Key("segment", id_), ("messaging", "say", index), words, ()


RULE = LintRule(
    id="empty-superlative",
    about="A promise can be checked: it has a number, a name or proof.",
    example=(
        '"best-in-class" says nothing that a competitor could not say',
        "say how much, for whom or compared with what, or name the proof",
    ),
    check=check,
)
