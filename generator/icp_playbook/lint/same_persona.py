"""Two personas that say the same thing: whoever reads the second learns nothing about another person."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Persona
from icp_playbook.playbook import Documents, Key, Playbook

SHARED = 60
"""Percent of shared words from which two personas count as one."""
FEWEST = 12
"""Words below which a persona says too little to be compared."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each persona that repeats an earlier one: the first that it does."""
    words = {id_: own for id_, one in playbook.personas.items() if len(own := _words(one)) >= FEWEST}
    for id_, other, share in _alike(words):
        yield RULE.at(
            documents[Key("persona", id_)].at(),
            f'{share} percent of the words are those of the persona "{other}"',
            "say what this person wants, fears and answers for that the other does not, or merge the two",
        )


def _words(persona: Persona) -> frozenset[str]:
    """Words of four letters or more in what the person wants, fears and hears."""
    texts = [
        persona.summary,
        persona.job_to_be_done,
        *persona.responsibilities,
        *persona.priorities,
        *persona.goals,
        *persona.kpis,
        *persona.motivated_by,
        *persona.pains,
        *persona.blockers,
        *persona.say,
        *persona.ask,
    ]
    return frozenset(re.findall(r"\w{4,}", " ".join(texts).casefold()))


def _alike(words: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str, int]]:
    """Persona, the first earlier one that shares enough, the percentage.

    Two sets that share so much share one of the rarest words of each: only those are looked up, so that a
    thousand personas are not compared with a thousand.
    """
    often = Counter(word for own in words.values() for word in own)
    holders: dict[str, list[str]] = {}
    for id_, own in words.items():
        rare = sorted(own, key=lambda word: (often[word], word))[: len(own) * (100 - SHARED) // 100 + 1]
        for other in dict.fromkeys(one for word in rare for one in holders.get(word, ())):
            both = len(own & words[other])
            share = 100 * both // (len(own) + len(words[other]) - both)
            if share >= SHARED:
                yield id_, other, share
                break
        else:
            for word in rare:
                holders.setdefault(word, []).append(id_)


RULE = LintRule(
    id="same-persona",
    about="Each persona says something of its own.",
    example=(
        '72 percent of the words are those of the persona "cfo"',
        "say what this person wants that the other does not, or merge the two",
    ),
    check=check,
)
