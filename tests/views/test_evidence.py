"""The evidence page: its words agree with its numbers, and pictures are drawn where the numbers say."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.backtest import (
    BackTestRequest,
    IcpOutcomes,
    ScoreBin,
    back_test,
    icp_outcomes,
    proposing_command,
    share,
)
from icp_playbook.lint import CheckedPlaybook
from icp_playbook.playbook import Playbook, load
from icp_playbook.site import Results, Site, build, find_look
from icp_playbook.views.evidence import EvidenceView, evidence_view
from icp_playbook.views.health import health_view
from icp_playbook.views.pictures import RATES, CurvePoint, difference_axis, step_curve
from tests.backtest.outcome_lists import ROWS, with_outcomes
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

ROOT = Path(__file__).parents[2]
EDIT = "https://git.example/edit/"


def linked(root: Path) -> Playbook:
    playbook = load(root).playbook
    assert playbook is not None
    return playbook


@pytest.fixture(scope="module")
def example() -> Playbook:
    return linked(ROOT)


@pytest.fixture(scope="module")
def outcomes(example: Playbook) -> Mapping[str, IcpOutcomes]:
    return icp_outcomes(example, ROOT)


@pytest.fixture(scope="module")
def view(example: Playbook, outcomes: Mapping[str, IcpOutcomes]) -> EvidenceView:
    return evidence_view(example, "saas", outcomes["saas"], EDIT)


def site(playbook: Playbook, root: Path) -> Site:
    results = Results(outcomes=lambda: icp_outcomes(playbook, root))
    return build(playbook, find_look(root), EDIT, None, results=results)


def test_the_page_says_what_the_command_says(example: Playbook, outcomes: Mapping[str, IcpOutcomes]) -> None:
    """The shorter way of scoring changes none of what is shown."""
    long, short = back_test(example, BackTestRequest(ROOT, "saas")), outcomes["saas"].test
    assert (short.tiers, short.parts, short.kept_out) == (long.tiers, long.parts, long.kept_out)
    assert (short.whole, short.plays, short.lists) == (long.whole, long.plays, long.lists)
    assert (short.drift, outcomes["saas"].inside) == (long.drift, long.inside)


def test_the_page_shows_the_numbers_of_the_json(view: EvidenceView) -> None:
    """Every picture: what it is drawn from stands in `backtest --format json`."""
    result = run("backtest", "--icp", "saas", "--format", "json", "--root", str(ROOT))
    data = json.loads(result.stdout)
    inside = data["inside"]
    assert view.inside == inside["measures"]["n"]
    stages = [(row.label, row.reached, row.ended) for row in view.funnel]
    assert stages == [(one["label"], one["reached"], ended(one)) for one in inside["funnel"]]
    scores = [(row.label, row.won, row.decided, row.interval) for row in view.bins]
    rates = [(f"{one['low']}–{one['high']}", one["won_rate"]) for one in inside["scores"]]
    assert scores == [(label, rate["count"], rate["of"], between(rate)) for label, rate in rates]
    assert f" Left out: {inside['without_score']} accounts whose score is still open" in view.calibration
    assert view.retained is not None
    shares = {day: share for day, share, _ in view.retained.rows}
    for day, shown in shares.items():
        (last,) = [one for one in inside["curve"] if one["day"] <= int(day.split()[0])][-1:]
        assert shown == f"{100 * last['value']:.0f}%"
    assert f" of {inside['customers']} customers stay" in view.retained.says
    corners = view.retained.curve.line.removeprefix("M").split()
    assert len({corner.split(",")[1] for corner in corners}) == len({one["value"] for one in inside["curve"]})
    [drift], [drawn] = data["drift"], view.drift
    for at, month in enumerate(drift["months"]):
        cells = [(f"{100 * one['share']['value']:.0f}%", one["left"]) for one in month["shares"]]
        assert (drawn.months[at].accounts, list(drawn.months[at].cells)) == (month["accounts"], cells)
    usual = [between(one["year_before"]) for one in drift["months"][-1]["shares"]]
    assert [row.usual for row in drawn.kinds] == usual


def between(share: Any) -> str:
    """An interval of the JSON as the page shows it."""
    return f"{100 * share['low']:.0f}–{100 * share['high']:.0f}%"


def ended(stage: Any) -> str:
    """Where the deals of a stage of the JSON ended, as the page says it."""
    words = {"won": "won", "lost": "lost here", "open": "open here"}
    return ", ".join(f"{stage[key]} {word}" for key, word in words.items() if stage[key])


def test_tiers_are_drawn_where_their_numbers_say(view: EvidenceView) -> None:
    assert [row.label for row in view.tiers] == ["Tier 1", "Tier 2", "Tier 3"]
    for row in (*view.tiers, *view.bins):
        assert row.whisker is not None
        assert row.rate == f"{round(row.whisker.at)}%"
        assert row.whisker.at == pytest.approx(100 * row.won / row.decided, abs=0.05)
        low, high = (round(end) for end in (row.whisker.low, row.whisker.high))
        assert row.interval == f"{low}–{high}%"
    first, second = view.tiers[:2]
    assert f"{first.rate} ({first.interval.removesuffix('%')}%) of {first.decided}" in view.ranking[0]
    assert f"{second.rate} ({second.interval.removesuffix('%')}%) of {second.decided}" in view.ranking[0]
    assert view.ranking[0].startswith("It cannot be said whether Tier 1 wins more often than Tier 2")


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (((30, 60), (10, 60)), "Each range of scores wins more often than the one below it."),
        (
            ((30, 60), (25, 60)),
            "Each range of scores won more often than the one below it; where intervals overlap,",
        ),
        (((10, 60), (12, 60)), "Nothing contradicts the score: where a higher range won no more often"),
        (((60, 60), (60, 60)), "Nothing contradicts the score: where a higher range won no more often"),
        (((10, 60), (40, 60)), "A score of 80–100 wins less often than one of 60–79."),
        (((3, 6), (10, 60)), "Too few decided deals to test the score."),
    ],
)
def test_the_score_is_only_said_to_mislead_where_intervals_are_apart(
    example: Playbook,
    outcomes: Mapping[str, IcpOutcomes],
    counts: tuple[tuple[int, int], tuple[int, int]],
    says: str,
) -> None:
    ranges = zip(((80, 100), (60, 79)), counts, strict=True)
    bins = tuple(ScoreBin(*bounds, of, share(won, of)) for bounds, (won, of) in ranges)
    inside = replace(outcomes["saas"].inside, bins=bins, unsettled=0)
    view = evidence_view(example, "saas", replace(outcomes["saas"], inside=inside), EDIT)
    assert view.calibration.startswith(says)


def test_the_funnel_ends_with_every_account(view: EvidenceView, outcomes: Mapping[str, IcpOutcomes]) -> None:
    stages = outcomes["saas"].inside.funnel
    assert sum(one.won + one.lost + one.open for one in stages) == stages[0].reached == view.inside
    for row, stage, after in zip(view.funnel, stages, (*stages[1:], None), strict=True):
        gone = stage.won + stage.lost + stage.open
        assert stage.reached - gone == (after.reached if after is not None else 0)
        assert row.further + row.open_share + row.lost_share == pytest.approx(
            100 * stage.reached / stages[0].reached, abs=0.2
        )


def test_what_cannot_be_said_of_a_part_is_said_so(view: EvidenceView) -> None:
    tones = [row.tone for row in view.parts.rows]
    assert tones == sorted(tones, key=["contrary", "said", "open"].index)
    assert {row.answer for row in view.parts.rows if row.tone == "open"} == {"Cannot be said"}
    shown, asked = tones.count("said"), len(tones)
    assert view.parts.summary == (
        f"{shown} of {asked} parts {'separates' if shown == 1 else 'separate'} won from lost as the playbook "
        "says; "
        f"{asked - shown} cannot be called."
    )
    for row in view.parts.rows:
        value = int(row.points.partition(" ")[0].replace("−", "-"))
        met, missed = (int(text.partition("%")[0]) for text in (row.met, row.missed))
        assert abs(value - (met - missed)) <= 1
        assert (row.whisker.at > 50) == (value > 0) or abs(value) <= 1


def test_new_accounts_are_drawn_where_their_months_say(
    view: EvidenceView, outcomes: Mapping[str, IcpOutcomes]
) -> None:
    [drift], [drawn] = outcomes["saas"].test.drift, view.drift
    assert [row.accounts for row in drawn.months] == [month.accounts for month in drift.months]
    assert drawn.says[-1].startswith("Each month is tested by itself")
    for at, row in enumerate(drawn.kinds):
        shares = [month.shares[at] for month in drift.months]
        left = [month for month, one in zip(drift.months, shares, strict=True) if one.has_left]
        assert row.left_in == " and ".join(f"{month.month:%b %Y}" for month in left)
        dots = re.findall(r"M[0-9.]+ ([0-9.]+)h0", row.picture.dots + row.picture.out)
        heights = sorted(20 * (1 - 100 * one.count / one.of / row.picture.most) for one in shares)
        assert sorted(map(float, dots)) == pytest.approx(heights, abs=0.01)
        assert row.picture.out.count("M") == len(left)
        bands = re.findall(r"M[0-9.]+ ([0-9.]+)H[0-9.]+V([0-9.]+)", row.picture.band)
        usual = [one.usual for one in shares if one.usual is not None]
        ends = [20 * (1 - 100 * end / row.picture.most) for one in usual for end in (one.high, one.low)]
        assert [float(end) for band in bands for end in band] == pytest.approx(ends, abs=0.01)


def test_the_page_and_its_ways_in_are_there(example: Playbook, outcomes: Mapping[str, IcpOutcomes]) -> None:
    results = Results(outcomes=lambda: outcomes)
    made = build(example, find_look(ROOT), EDIT, None, results=results)
    pages = {file.uri: file for file in made.files}
    assert [uri for uri in pages if uri.endswith("/evidence.md")] == [
        f"icp/{icp}/evidence.md" for icp in sorted(example.profiles)
    ]
    page = str(pages["icp/saas/evidence.md"].content)
    assert page.count('aria-hidden="true"') > 20
    assert "style=" not in page
    assert 'href="evidence/"' in html.unescape(str(pages["icp/saas.md"].content))
    assert "icp/saas/evidence/" in str(pages["llms.txt"].content)
    health = html.unescape(str(pages["health.md"].content))
    assert 'href="../icp/saas/evidence/"' in health
    assert "cannot be said: Tier 1 above Tier 2 and Tier 2 above Tier 3" in health
    assert "<code>icp-playbook mine</code> proposes" in health
    assert "<code>icp-playbook mine --icp saas</code> proposes" in page
    lists = example.settings.outcomes
    assert proposing_command([*lists, *lists], "saas") == "icp-playbook mine --icp saas --list deals"


def test_without_outcomes_there_is_nothing_of_it(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal.root)
    made = site(playbook, minimal.root)
    plain = build(playbook, find_look(minimal.root), EDIT, None)
    assert [(file.uri, file.content) for file in made.files] == [
        (file.uri, file.content) for file in plain.files
    ]
    assert [file.uri for file in made.files if "evidence" in file.uri and not file.uri.endswith(".css")] == []
    assert health_view(playbook, CheckedPlaybook(), "").unproven == ()


def test_a_list_that_cannot_be_read_shows_its_problem(minimal: PlaybookCopy) -> None:
    with_outcomes(minimal, ROWS)
    playbook = linked(minimal.root)
    (minimal.root / "icp/lists/deals.csv").unlink()
    (page,) = (
        html.unescape(str(file.content))
        for file in site(playbook, minimal.root).files
        if file.uri.endswith("/evidence.md")
    )
    assert "icp/lists/deals.csv" in page
    assert "Not all of it could be read" in page
    assert "No account of a list is one of this ICP" in page


def test_few_deals_are_counted_and_not_drawn(minimal: PlaybookCopy) -> None:
    with_outcomes(minimal, ROWS)
    playbook = linked(minimal.root)
    (found,) = icp_outcomes(playbook, minimal.root).items()
    view = evidence_view(playbook, *found, "")
    assert view.tiers
    assert [row for row in view.tiers if row.whisker is not None] == []
    assert view.retained is None
    [drift] = view.drift
    assert {row.share + row.usual + row.picture.dots + row.picture.band for row in drift.kinds} == {""}
    assert drift.says[0].startswith("No month has 10 accounts")
    assert view.edit_url == ""


def test_axes_hold_what_is_drawn_on_them() -> None:
    assert RATES.whisker(0.1, 0.25, 0.5) == replace(RATES.whisker(0, 0, 0), low=10, at=25, high=50)
    axis = difference_axis((-0.31, 0.12))
    assert [text for _, text in axis.marks] == ["−40", "0", "+40"]
    assert axis.whisker(-0.4, 0, 0.4) == RATES.whisker(0, 0.5, 1)
    assert difference_axis(()).end == 0.1


def test_a_curve_steps_down_on_the_day_and_its_band_closes() -> None:
    drawn = step_curve(
        [
            CurvePoint(0, 1.0, None, None),
            CurvePoint(100, 0.8, 0.5, 0.9),
            CurvePoint(200, 0.8, 0.5, 0.9),
        ]
    )
    assert drawn is not None
    assert drawn.line == "M0,0 50,0 50,10 100,10"
    assert drawn.band == "M50,5 100,5L100,25 50,25Z"
    assert drawn.days == ((0, 0), (45, 90), (90, 180))
    assert step_curve([]) is None
    assert re.match("M[0-9, ]+$", drawn.line)


def test_the_mark_of_what_cannot_be_said_is_no_cross(
    example: Playbook, outcomes: Mapping[str, IcpOutcomes]
) -> None:
    rows = {row.icp.text: row for row in health_view(example, CheckedPlaybook(), "", outcomes).unproven}
    marks = {row.tiers.partition(":")[0]: (row.ranks, row.turned) for row in rows.values() if row.evidence}
    assert marks["cannot be said"] == (False, False)
    assert marks.get("do not rank", (False, True)) == (False, True)
