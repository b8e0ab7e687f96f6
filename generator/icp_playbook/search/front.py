"""What search finds on pages of no entry: what is sold, the plays, ICPs side by side, how they change."""

import re
from collections.abc import Collection, Iterator

from icp_playbook.playbook import Playbook
from icp_playbook.search.document import DocumentPart, SearchDocument, answered
from icp_playbook.search.facts import fact
from icp_playbook.search.listings import PAGE
from icp_playbook.views.change_policy import change_policy_view
from icp_playbook.views.entries import a_year, money_range

HOME = ""
"""The address of the first page."""


def front(playbook: Playbook, lacking: Collection[str]) -> Iterator[SearchDocument]:
    """The first page, with what is sold and what to do with an account."""
    settings = playbook.settings
    if HOME not in lacking:
        parts = (*_products(playbook), *_plays(playbook))
        about = answered(settings.company.about)
        yield SearchDocument(
            PAGE,
            HOME,
            settings.name,
            about,
            ("home", "first page", "start page", "our product", "what we sell"),
            parts,
        )


def _products(playbook: Playbook) -> Iterator[DocumentPart]:
    for product in playbook.settings.products:
        anchor = f"product-{product.id}"
        words = (product.name, "product", "what we sell")
        yield from fact("Price", product.price or "", anchor, topic="price", weight=3, words=words)
        yield from fact(product.name, product.says, anchor, topic="messaging product", weight=3, words=words)
        for number, module in enumerate(product.modules, 1):
            name, _, does = module.partition(": ")
            title, says = (f"Module: {name}", does) if does else ("Module", module)
            yield from fact(title, says, f"{anchor}-{number}", topic="product", words=words)


def _plays(playbook: Playbook) -> Iterator[DocumentPart]:
    settings = playbook.settings
    if settings.grid:
        for play in settings.plays:
            yield from fact(f"Play: {play.label}", play.do, f"play-{play.id}", topic="play")
        for tier in settings.tiers:
            yield from fact(tier.label, tier.means, f"tier-{tier.id}", words=("what it means",))


def side_by_side(playbook: Playbook) -> Iterator[DocumentPart]:
    """What ICPs are compared by, as far as readers ask for it of all of them."""
    for profile in playbook.profiles.values():
        amount = a_year(money_range(playbook, profile.buying.order_value))
        yield from fact(f"First contract, {profile.name}", amount, "compare", topic="price", weight=1)


def how_icps_change(playbook: Playbook) -> Iterator[DocumentPart]:
    """The steps in which an ICP is built, how a change is proposed, and what it needs."""
    settings = playbook.settings
    for number, step in enumerate(settings.building, 1):
        yield from fact(step.title, step.does or step.title, f"step-{number}", words=("build", "step"))
    for sentence in re.split(r"(?<=[.!?]) +", " ".join(settings.review.how.split())):
        yield from fact("How to propose a change", sentence, "change", topic="change")
    policy = change_policy_view(settings.policy)
    for freeze in policy.freezes if policy else ():
        says = f"{freeze.name}: no change {freeze.days}"
        yield from fact("No change", says, "change", topic="change", words=("freeze", "policy", "boundary"))
