"""A claim that every competitor makes too: a superlative, and nothing beside it that could be checked."""

import re
from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.source import Path

_OFFER = "(?:provider|platform|solution|tool|vendor|choice|software|app|partner)"
_QUALITY = (
    "(?:quality|performance|speed|accuracy|support|service|expertise|experience|value|reliability|technology"
    "|innovation|platform|solution|product|approach|flexibility|results?)"
)
"""Words beside which "unmatched" is praise; invoices and payments can be unmatched too."""
SUPERLATIVE = re.compile(
    r"\b(?:best[- ]in[- ]class|best[- ]of[- ]breed|(?:world|industry|market|class)[- ]leading"
    r"|world[- ]class(?! manufacturing)"
    r"|world[’']s (?:best|leading|first|most \w+)|(?:leading|cutting|bleeding)[- ]edge"
    r"|state[- ]of[- ]the[- ]art|next[- ]gen(?:eration)?(?! of\b| sequencing| firewall)"
    r"|game[- ]chang(?:er|ing)|revolutionary|unparalleled"
    rf"|(?:unmatched|ground[- ]?breaking) {_QUALITY}|unmatched(?=\s*(?:[.,;:!]|$))"
    r"|unrivall?ed|unsurpassed|second to none|top[- ]notch|award[- ]winning"
    rf"|(?:the (?:leading|premier|ultimate)|(?:the |our |your )?number one) {_OFFER})\b",
    re.IGNORECASE,
)
_STEMS = (
    *(
        "best",
        "lead",
        "class",
        "state",
        "edge",
        "next",
        "game",
        "revolut",
        "parallel",
        "match",
        "break",
        "unr",
    ),
    *("unr", "surpass", "second", "notch", "award", "prem", "mate", "number", "world"),
)
"""One of these is in every superlative, in small letters; to look for them takes a fraction of the time."""
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
        found = superlative(text)
        if found is None or any(_NUMBER.search(one) or _names(one, own) for one in (text, *beside)):
            continue
        yield RULE.at(
            documents[key].at(*path),
            f'"{found[0]}" says nothing that a competitor could not say',
            "say how much, for whom or compared with what, or name the proof",
        )


def superlative(text: str) -> re.Match[str] | None:
    """The first superlative in a text."""
    lower = text.casefold()
    return SUPERLATIVE.search(text) if any(stem in lower for stem in _STEMS) else None


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
