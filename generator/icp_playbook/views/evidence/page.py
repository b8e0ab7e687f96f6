"""The page of what became of an ICP's accounts: how often each tier wins, who stays, what cannot be said."""

import datetime
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from icp_playbook.backtest import (
    LEAST,
    FunnelStage,
    IcpOutcomes,
    InsideOutcomes,
    KeptOut,
    ListCoverage,
    MeasuredGroup,
    Measures,
    MonthlyDrift,
    Retention,
    ScoreBin,
    Share,
    leak_sentences,
    limit_sentences,
    percent,
    play_sentences,
    proposing_command,
    tier_sentences,
)
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Key, Playbook
from icp_playbook.values import say_money
from icp_playbook.views.evidence.new_accounts import NewAccountsView, new_accounts
from icp_playbook.views.evidence.parts import PartRows, part_rows
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.pictures import RATES, Axis, CurvePoint, StepCurve, Whisker, step_curve
from icp_playbook.views.routes import Link, Place, evidence_url

EVIDENCE_TITLE = "Evidence"
EVIDENCE_LEAD = "How often each tier wins, who stays, what each criterion adds, and what cannot be said."
"""What search says of the page."""
_NAMED = 6
SETTINGS_PATH = "icp/playbook.yaml"
"""Where the lists are named."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """A tier or a range of scores: how many were won. `whisker` is None where too few are decided."""

    label: str
    won: int
    decided: int
    rate: str
    interval: str
    whisker: Whisker | None


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """A stage, in percent of all: those that came further or were won, those open there, those lost there."""

    label: str
    reached: int
    percent: int
    further: float
    open_share: float
    lost_share: float
    ended: str


@dataclass(frozen=True, slots=True)
class Retained:
    """Who stays: the curve, and what it says after some days."""

    curve: StepCurve
    says: str
    rows: tuple[tuple[str, str, str], ...]
    """After how many days, the share that stays, its interval."""


@dataclass(frozen=True, slots=True)
class KeptOutRow:
    """A disqualifier that somebody bought in spite of."""

    label: str
    says: str
    names: str
    facts: tuple[tuple[str, str, str], ...]
    """A measure, those who bought, the other customers of the ICP."""


@dataclass(frozen=True, slots=True)
class ListNote:
    """A list of outcomes: what it is, and what is wrong with it."""

    label: str
    accounts: int
    source: str
    day: datetime.date
    illustrative: bool
    problems: tuple[tuple[str, str], ...]
    """What is wrong, and the remedy."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The context of pages/evidence.md.j2."""

    head: PageHead
    icp: Link
    command: str
    """What prints all of it in a terminal."""
    proposing: str
    """What proposes changes from the same lists."""
    edit_url: str
    """Where the lists are named; empty if the repository is not known."""
    lists: tuple[ListNote, ...]
    illustrative: bool
    inside: int
    facts: tuple[tuple[str, str, str], ...]
    """A measure, its figure, its interval or sample."""
    rates: Axis
    tiers: tuple[RateRow, ...]
    ranking: tuple[str, ...]
    """Whether the tiers rank, in sentences."""
    bins: tuple[RateRow, ...]
    calibration: str
    funnel: tuple[FunnelRow, ...]
    funnel_says: str
    retained: Retained | None
    parts: PartRows
    kept_out: tuple[KeptOutRow, ...]
    plays: tuple[str, ...]
    drift: tuple[NewAccountsView, ...]
    """The new accounts of each list, whether or not they are of this ICP."""
    leaks: tuple[str, ...]
    limits: tuple[str, ...]


def tested_icps(playbook: Playbook) -> tuple[str, ...]:
    """The ICPs that are held against outcomes: the operational ones, where the playbook names lists."""
    if not playbook.settings.outcomes:
        return ()
    return tuple(id_ for id_, profile in playbook.profiles.items() if profile.status == "operational")


def evidence_title(playbook: Playbook, icp: str) -> str:
    """The title of the page."""
    return f"{EVIDENCE_TITLE}: {playbook.profiles[icp].name}"


def evidence_view(playbook: Playbook, icp: str, found: IcpOutcomes, edit_base: str) -> EvidenceView:
    """The view of one ICP's outcomes."""
    place, test, inside = Place(evidence_url(icp)), found.test, found.inside
    link = place.entry(playbook, Key("profile", icp))
    tiers = tuple(_tier(group) for group in test.groups if group.kind == "tier")
    bins = tuple(_rate(_range(one), one.won_rate) for one in inside.bins)
    return EvidenceView(
        head=page_head(
            playbook,
            place,
            evidence_title(playbook, icp),
            _lead(found, tiers),
            (Link("ICPs", place.to("icp/")), link),
        ),
        icp=link,
        command=f"icp-playbook backtest --icp {icp}",
        proposing=proposing_command(playbook.settings.outcomes, icp),
        edit_url=edit_base + SETTINGS_PATH if edit_base else "",
        lists=tuple(map(_list, test.lists)),
        illustrative=test.illustrative,
        inside=inside.whole.n,
        facts=tuple(_facts(inside.whole, test.currency)),
        rates=RATES,
        tiers=tiers,
        ranking=tuple(map(_sentence, tier_sentences(test))),
        bins=bins,
        calibration=_calibration(inside),
        funnel=tuple(_stage(stage, inside.funnel[0].reached) for stage in inside.funnel if stage.reached),
        funnel_says=_funnel_says(inside),
        retained=_retained(inside),
        parts=part_rows(test.parts),
        kept_out=tuple(_kept_out(one, test.currency) for one in test.kept_out if one.icp == icp),
        plays=tuple(map(_sentence, play_sentences(test))),
        drift=tuple(_drift(one) for one in test.drift),
        leaks=tuple(map(_sentence, leak_sentences(test.leaks))),
        limits=tuple(map(_sentence, limit_sentences(test))),
    )


def _lead(found: IcpOutcomes, tiers: Iterable[RateRow]) -> str:
    """The answer first: how many of which deals were won."""
    decided = sum(row.decided for row in tiers)
    won = sum(row.won for row in tiers)
    if not decided:
        return "No list of outcomes has a decided deal of this ICP."
    return (
        f"{counted(found.inside.whole.n, 'account')} that no must and no disqualifier rules out. Of "
        f"{counted(decided, 'decided deal')} with a tier, {won:,} were won."
    )


def _sentence(text: str) -> str:
    """A line of a report as a sentence."""
    words = text.replace(" %", "%")
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def _list(one: ListCoverage) -> ListNote:
    listed = one.listed
    problems = tuple((problem.line, problem.remedy) for problem in listed.problems)
    return ListNote(listed.label, one.outcomes, listed.source, listed.date, listed.illustrative, problems)


def _tier(group: MeasuredGroup) -> RateRow:
    return _rate(group.label, group.measures.won_rate)


def _rate(label: str, share: Share | None) -> RateRow:
    if share is None:
        return RateRow(label, 0, 0, "", "", None)
    if share.sample < LEAST:
        return RateRow(label, share.count, share.of, "", "", None)
    return RateRow(
        label,
        share.count,
        share.of,
        f"{percent(share.value)}%",
        interval(share),
        RATES.whisker(share.low, share.value, share.high),
    )


def interval(found: Share | Retention) -> str:
    """An interval in percent; "" where there is none."""
    if found.low is None or found.high is None:
        return ""
    return f"{percent(found.low)}–{percent(found.high)}%"


def _facts(whole: Measures, currency: str) -> Iterator[tuple[str, str, str]]:
    """What a board asks first, of the accounts that nothing keeps out."""
    yield "Accounts", f"{whole.n:,}", f"{whole.won} won, {whole.lost} lost, {whole.open} open"
    rate = whole.won_rate
    if rate is not None and whole.enough:
        yield "Won rate", f"{percent(rate.value)}%", f"{interval(rate)}, of {rate.of:,} decided"
    if whole.cycle is not None:
        yield "Cycle", f"{whole.cycle:.0f} days", f"median of {counted(whole.cycles, 'won deal')}"
    if whole.valued:
        mean = say_money(_rounded(whole.value / whole.valued), currency)
        yield "Value of a deal", mean, f"mean of {counted(whole.valued, 'won deal')}"
    yield from _customer_facts(whole)


def _customer_facts(whole: Measures) -> Iterator[tuple[str, str, str]]:
    stay = whole.retention
    if stay is not None and stay.value is not None:
        seen = f"{interval(stay)}, {stay.at_risk} of {stay.customers} seen for a year"
        yield "Stay a year", f"{percent(stay.value)}%", seen
    for label, known in (("Renewed", whole.renewed), ("Expanded", whole.expanded)):
        if known is not None and known.sample >= LEAST:
            yield label, f"{percent(known.value)}%", f"{interval(known)}, of {known.of}"


def _rounded(amount: float) -> int:
    """An amount to three figures, as means are said."""
    whole = round(amount)
    return round(whole, 3 - len(str(abs(whole)))) if abs(whole) >= 1000 else whole


def _calibration(found: InsideOutcomes) -> str:
    """Whether a higher score goes with a higher won rate, range by range."""
    rated = [one for one in found.bins if one.won_rate is not None and one.won_rate.sample >= LEAST]
    if len(rated) < 2:
        return "Too few decided deals to test the score."
    turned = [pair for pair in itertools.pairwise(rated) if _is_turned(*pair)]
    surely = [pair for pair in turned if not _overlap(*pair)]
    if surely:
        higher, lower = surely[0]
        says = f"A score of {_range(higher)} wins less often than one of {_range(lower)}."
    elif turned:
        says = "Nothing contradicts the score: where a higher range won no more often, the intervals overlap."
    elif any(itertools.starmap(_overlap, itertools.pairwise(rated))):
        says = (
            "Each range of scores won more often than the one below it; where intervals overlap, that may be "
            "chance."
        )
    else:
        says = "Each range of scores wins more often than the one below it."
    if found.unsettled:
        says += f" Left out: {counted(found.unsettled, 'account')} whose score is still open."
    return says


def _is_turned(higher: ScoreBin, lower: ScoreBin) -> bool:
    first, second = higher.won_rate, lower.won_rate
    return first is not None and second is not None and first.value <= second.value


def _overlap(higher: ScoreBin, lower: ScoreBin) -> bool:
    first, second = higher.won_rate, lower.won_rate
    return first is not None and second is not None and first.overlaps(second)


def _range(one: ScoreBin) -> str:
    return f"{one.low}–{one.high}"


def _stage(stage: FunnelStage, whole: int) -> FunnelRow:
    ended = [
        f"{count} {word}"
        for count, word in ((stage.won, "won"), (stage.lost, "lost here"), (stage.open, "open here"))
        if count
    ]
    further = stage.reached - stage.lost - stage.open
    shares = [round(100 * count / whole, 1) for count in (further, stage.open, stage.lost)]
    return FunnelRow(
        stage.label,
        stage.reached,
        round(100 * stage.reached / whole),
        shares[0],
        shares[1],
        shares[2],
        ", ".join(ended),
    )


def _funnel_says(found: InsideOutcomes) -> str:
    """Where most deals are lost."""
    worst = max(
        found.funnel, key=lambda stage: stage.lost / stage.reached if stage.reached else 0, default=None
    )
    if worst is None or not worst.lost:
        return ""
    says = f"The largest share is lost at {worst.label}: {worst.lost} of the {worst.reached} that got there."
    if found.without_stage:
        says += f" The stage is not known for {counted(found.without_stage, 'account')}."
    return says


def _retained(found: InsideOutcomes) -> Retained | None:
    points = [CurvePoint(step.day, step.value, step.low, step.high) for step in found.curve]
    curve = step_curve(points)
    if curve is None or found.customers < LEAST:
        return None
    year = found.whole.retention
    customers = counted(found.customers, "customer")
    if year is None or year.value is None:
        says = f"No customer has been followed for a year yet; {customers} for less."
    else:
        says = f"{percent(year.value)}% of {customers} stay a year ({interval(year)})."
    return Retained(curve, says, tuple(_at(points, day) for _, day in curve.days if day))


def _at(points: Iterable[CurvePoint], day: int) -> tuple[str, str, str]:
    point = [one for one in points if one.day <= day][-1]
    known = point.low is not None and point.high is not None and point.value < 1
    bounds = f"{percent(point.low)}–{percent(point.high)}%" if known else ""  # type: ignore[arg-type]  # known
    return f"{day} days", f"{percent(point.value)}%", bounds


def _drift(one: MonthlyDrift) -> NewAccountsView:
    return replace(found := new_accounts(one), says=tuple(map(_sentence, found.says)))


def _kept_out(one: KeptOut, currency: str) -> KeptOutRow:
    n, value = one.measures.n, say_money(one.measures.value, currency)
    says = f"{len(one.bought)} of {n} that it keeps out bought, for {value} in all"
    names = series([row.label for row in one.bought], "and", limit=_NAMED)
    return KeptOutRow(one.label, says, names, tuple(_beside(one, currency)))


def _beside(one: KeptOut, currency: str) -> Iterator[tuple[str, str, str]]:
    """What they brought beside the other customers of the ICP, where both are known."""
    for label, measure in (
        ("Cycle", _cycle),
        ("Value of a deal", lambda found: _mean(found, currency)),
        ("Stay a year", _stay),
        ("Renewed", _renewed),
    ):
        theirs, usual = measure(one.bought_measures), measure(one.customers)
        if theirs and usual:
            yield label, theirs, usual


def _cycle(found: Measures) -> str:
    return "" if found.cycle is None else f"{found.cycle:.0f} days"


def _mean(found: Measures, currency: str) -> str:
    return say_money(_rounded(found.value / found.valued), currency) if found.valued else ""


def _stay(found: Measures) -> str:
    stay = found.retention
    return "" if stay is None or stay.value is None else f"{percent(stay.value)}% of {stay.customers}"


def _renewed(found: Measures) -> str:
    known = found.renewed
    return "" if known is None else f"{percent(known.value)}% of {known.of}"
