"""What a proposal says of `check`: its warnings, and the examples whose expected verdict has to follow."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from icp_playbook.lint import (
    equal_weights,
    example_gap,
    example_verdict,
    no_disqualifiers,
    too_broad,
    too_narrow,
    unexercised_criterion,
    unused_entry,
)
from icp_playbook.model import steps
from icp_playbook.playbook import Documents, Key, Playbook, load
from icp_playbook.values import Waiver
from tests.browser.modules import in_browser, modules_page
from tests.browser.what_if_data import page_data
from tests.whatif.drawn_edits import DrawEdits, Edit, made

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
RULES = (
    equal_weights,
    example_gap,
    no_disqualifiers,
    too_broad,
    too_narrow,
    unexercised_criterion,
    unused_entry,
)
KEYS = ("status", "tier", "disqualifier", "segment", "level", "play")
DRAWN = 150
DAY = "2026-11-30"
Finding = tuple[str, str, str]


@pytest.fixture(scope="module")
def modules(chrome: Browser) -> Iterator[Page]:
    """An empty page with the modules that foresee."""
    with modules_page(
        chrome, "whatif/session", "whatif/foreseen", "whatif/expectations", "catalogue"
    ) as page:
        yield page


@cache
def opened() -> tuple[Playbook, Documents]:
    """The example playbook and its files."""
    loaded = load(ROOT)
    assert loaded.playbook is not None
    return loaded.playbook, loaded.documents


def foreseen(
    page: Page, playbook: Playbook, cases: list[list[Edit]]
) -> list[tuple[set[Finding], list[Edit]]]:
    """For each list of edits the warnings, and the edits of examples that follow."""
    found = in_browser(
        page,
        """({ data, cases, day }) => {
            const playbook = { catalogue: catalogue(data.fit), data: data.whatIf };
            return cases.map((edits) => [
                foreseen(playbook, edits, day).map(({ rule, entry, sentence }) => [rule, entry, sentence]),
                followers(playbook, edits).flatMap((one) => one.edits),
            ]);
        }""",
        {"data": page_data(playbook, proposes=True), "cases": cases, "day": DAY},
    )
    return [({(rule, entry, sentence) for rule, entry, sentence in rows}, edits) for rows, edits in found]


def warned(playbook: Playbook, documents: Documents) -> set[Finding]:
    """What `check` finds by the rules that a page can tell."""
    keys = {path: str(key) for key, path in playbook.paths.items()}
    return {
        (rule.RULE.id, keys[finding.location.path], finding.sentence)
        for rule in RULES
        for finding in rule.check(playbook, documents)
        if not keys[finding.location.path].startswith(("persona/", "signal/"))
    }


def wrong(playbook: Playbook, documents: Documents) -> set[tuple[str, str]]:
    """Each example, and the key of what it expects that the playbook does not give."""
    places = {
        documents[Key("example", id_)].at("expect", key): (f"example/{id_}", key)
        for id_ in playbook.examples
        for key in KEYS
    }
    return {places[finding.location] for finding in example_verdict.check(playbook, documents)}


def whole_profiles(playbook: Playbook) -> Iterator[list[Edit]]:
    """Edits that empty a part of a profile, or make its criteria alike."""
    for id_, profile in playbook.profiles.items():
        entry, fit = f"profile/{id_}", profile.fit
        musts: list[Edit] = [
            {"entry": entry, "path": ["fit", "must", at], "op": "remove"} for at in range(len(fit.must))
        ]
        outs: list[Edit] = [
            {"entry": entry, "path": ["fit", "disqualifiers", at], "op": "remove"}
            for at in range(len(fit.disqualifiers))
        ]
        yield from (musts, outs, musts + outs)
        paths = [
            ["fit", "score", at, *(["bands", band] if len(steps(row)) > 1 or hasattr(row, "bands") else [])]
            for at, row in enumerate(fit.score)
            for band in range(len(steps(row)))
        ]
        yield [{"entry": entry, "path": [*path, "points"], "op": "set", "value": 7} for path in paths]


def unused_disqualifiers(playbook: Playbook) -> Iterator[list[Edit]]:
    """Edits that take a disqualifier out of every profile."""
    for out in playbook.disqualifiers:
        yield [
            {"entry": f"profile/{id_}", "path": ["fit", "disqualifiers", listed.index(out)], "op": "remove"}
            for id_, profile in playbook.profiles.items()
            if out in (listed := list(profile.fit.disqualifiers))
        ]


def test_drawn_edits_bring_the_warnings_and_wrong_examples_that_check_finds(modules: Page) -> None:
    playbook, documents = opened()
    assert warned(playbook, documents) == set()
    assert wrong(playbook, documents) == set()
    drawn = [DrawEdits(playbook, Random(seed)).some() for seed in range(DRAWN)]  # noqa: S311  # test cases
    drawn += [*whole_profiles(playbook), *unused_disqualifiers(playbook)]
    cases = [(edits, changed) for edits in drawn if (changed := made(playbook, edits)) is not None]
    rules, follow = set(), 0
    for (edits, changed), (warnings, following) in zip(
        cases, foreseen(modules, playbook, [edits for edits, _ in cases]), strict=True
    ):
        assert warnings == warned(changed, documents), edits
        assert {(edit["entry"], edit["path"][-1]) for edit in following} == wrong(changed, documents), edits
        whole = made(playbook, [*edits, *following])
        assert whole is not None
        assert wrong(whole, documents) == set(), edits
        rules |= {rule for rule, _, _ in warnings}
        follow += bool(following)
    assert rules == {rule.RULE.id for rule in RULES}
    assert follow > 10


NOBODY_OUT = "no account is disqualified, so every account is worth everyone's time"


def test_a_rule_that_is_off_or_waived_is_not_spoken_of(modules: Page) -> None:
    playbook, _ = opened()
    count = len(playbook.profiles["saas"].fit.disqualifiers)
    edits = [
        {"entry": "profile/saas", "path": ["fit", "disqualifiers", at], "op": "remove"} for at in range(count)
    ]

    def shown(settings: dict[str, Any], waive: tuple[Waiver, ...] = ()) -> set[Finding]:
        by_kind = {kind: dict(entries) for kind, entries in playbook.by_kind.items()}
        by_kind["profile"]["saas"] = playbook.profiles["saas"].model_copy(update={"waive": waive})
        changed = replace(playbook, settings=playbook.settings.model_copy(update=settings), by_kind=by_kind)
        ((found, _),) = foreseen(modules, changed, [edits])
        return {one for one in found if one[0] == "no-disqualifiers"}

    def waiver(until: str) -> Waiver:
        return Waiver.model_validate(
            {"rule": "no-disqualifiers", "because": "All are welcome.", "until": until}
        )

    empty = {("no-disqualifiers", "profile/saas", NOBODY_OUT)}
    assert shown({}) == empty
    assert shown({"rules": {"no-disqualifiers": "off"}}) == set()
    assert shown({}, (waiver(DAY),)) == set()
    assert shown({}, (waiver("2026-11-29"),)) == empty
