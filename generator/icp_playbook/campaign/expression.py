"""What a tool can express of a campaign filter: rules reduced to that, with a reason for everything left out.

A part of an `all` may be left out: the campaign grows, and nobody who belongs is lost. An `any` is left
out whole, since without one of its parts it would lose accounts.

Whether a tool can express a literal is found by writing it: what a writer has no words for never gets
as far as the filter.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from icp_playbook.campaign.rules import CampaignRule, Literal, RuleGroup, Tree
from icp_playbook.fields import Catalogue, Choice, Field, country_names


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a filter lacks or takes for granted. `rule` is (kind, id), or None for the whole filter."""

    rule: tuple[str, str] | None
    reason: str


class InexpressibleError(Exception):
    """A tool cannot express a literal. The message is the reason a gap gives."""


def part_of_text(tool: str, field: Field) -> InexpressibleError:
    """A tool that looks for part of a text takes accents for other letters, or does not say."""
    return InexpressibleError(f"{tool} cannot test a part of {field.label} without regard to accents")


Say: TypeAlias = Callable[[Literal], object]
"""Writes a literal in a tool's language. Raises InexpressibleError if the tool cannot express it."""


def expressible(
    rules: Sequence[CampaignRule], say: Say, catalogue: Catalogue
) -> tuple[list[CampaignRule], list[Gap]]:
    """The rules as far as a tool can express them, and a gap for each reason something is left out.

    A filter of companies asks nothing of their contacts.
    """

    def say_of_account(literal: Literal) -> object:
        if catalogue[literal.field].of == "contact":
            raise InexpressibleError(f"{catalogue[literal.field].label} is of contacts, not of the account")
        return say(literal)

    kept, gaps = [], []
    for rule in rules:
        tree, reasons = _cut(rule.tree, say_of_account)
        gaps += [Gap((rule.kind, rule.id), reason) for reason in dict.fromkeys(reasons)]
        if tree is not None:
            kept.append(replace(rule, tree=tree))
    return kept, gaps


def _cut(tree: Tree, say: Say) -> tuple[Tree | None, list[str]]:
    if isinstance(tree, Literal):
        try:
            say(tree)
        except InexpressibleError as error:
            return None, [str(error)]
        return tree, []
    cut = [_cut(part, say) for part in tree.parts]
    reasons = [reason for _, found in cut for reason in found]
    parts = tuple(part for part, _ in cut if part is not None)
    if not parts or (tree.joined == "any" and len(parts) < len(tree.parts)):
        return None, reasons
    return RuleGroup(tree.joined, parts), reasons


def property_of(names: Iterable[str], looks: Callable[[str], bool]) -> str | None:
    """The name a tool's programs call a field by: the first of its column names that looks like one."""
    return next((name for name in names if looks(name)), None)


def stored_words(field: Field, values: Iterable[object]) -> list[str]:
    """The words a tool may use for values: labels and synonyms of choices, names of countries."""
    found: dict[str, None] = {}
    for value in values:
        match field.type:
            case "country":
                found |= dict.fromkeys((country_names()[str(value)], *field.synonyms.get(str(value), ())))
            case "choice" | "choices":
                found |= dict.fromkeys(_words(field.choices[str(value)]))
            case "integer" | "number" | "percent" | "year" | "money" | "text" | "boolean" | "date" | "domain":
                found[str(value)] = None
            case _:
                assert_never(field.type)
    return list(found)


def _words(choice: Choice) -> list[str]:
    return [choice.label, *(word for word in choice.synonyms if not is_constant(word))]


def is_constant(word: str) -> bool:
    """Whether a word is the internal value of a HubSpot list, such as COMPUTER_SOFTWARE."""
    return len(word) > 5 and word == word.upper() and word.replace("_", "").isalnum() and word[0].isalpha()
