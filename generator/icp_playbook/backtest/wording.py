"""A back-test in sentences: what it claims, and what cannot be said."""

from collections.abc import Iterable, Iterator, Sequence

from icp_playbook.backtest.back_testing import BackTest, ListCoverage
from icp_playbook.backtest.contrasts import Contrast
from icp_playbook.backtest.drift import MonthlyDrift
from icp_playbook.backtest.group_measures import LEAST, Measures
from icp_playbook.backtest.groups import MeasuredGroup
from icp_playbook.backtest.intervals import Retention, Share
from icp_playbook.backtest.leaking_facts import Leak
from icp_playbook.backtest.play_cycles import PlayCycle
from icp_playbook.backtest.ruled_out import KeptOut
from icp_playbook.backtest.version_comparison import VersionComparison
from icp_playbook.model import OutcomeSource
from icp_playbook.phrases import counted, plural, series
from icp_playbook.values import say_money

_NAMED = 8


def share_text(share: Share | None) -> str:
    """A share with its interval: "45 % (40–49 %)"."""
    if share is None:
        return ""
    return f"{percent(share.value)} % ({percent(share.low)}–{percent(share.high)} %)"


def drift_sentences(drift: MonthlyDrift) -> list[str]:
    """Which shares of which months left what they were in the twelve months before, of one list."""
    if not any(month.enough for month in drift.months):
        return [f"no month has {LEAST} accounts and {LEAST} in the year before it: nothing can be compared"]
    found = [
        f"{drift.kinds[one.kind]} moved in {month.month:%B %Y}: {share_text(one.share)} of "
        f"{counted(month.accounts, 'new account')}, against {share_text(one.usual)} of {month.before} in "
        "the twelve months before"
        for month in drift.months
        for one in month.left
    ]
    if not found:
        return ["no status or tier moved away from the twelve months before"]
    return [*found, "each month is tested by itself: where nothing changed, at most one in twenty is named"]


def retention_text(found: Retention | None) -> str:
    """The share who stay for a year, with its interval; "" where it is not known."""
    if found is None or found.value is None or found.low is None or found.high is None:
        return ""
    return f"{percent(found.value)} % ({percent(found.low)}–{percent(found.high)} %)"


def proposing_command(sources: Sequence[OutcomeSource], icp: str | None = None) -> str:
    """What proposes changes of the playbook from its first list of outcomes, of one ICP or of all."""
    chosen = f" --list {sources[0].id}" if len(sources) > 1 else ""
    return f"icp-playbook mine{f' --icp {icp}' if icp else ''}{chosen}"


def percent(share: float) -> int:
    """A share in whole percent."""
    return round(100 * share)


def tier_sentences(test: BackTest) -> list[str]:
    """Whether the tiers rank, pair by pair."""
    return [_tier_sentence(contrast, _deals(test)) for contrast in test.tiers]


def does_not_rank(contrast: Contrast) -> bool:
    """Whether the lower tier wins as often as the higher one or more, as measured."""
    return contrast.answer == "contrary" or (
        contrast.answer == "unsaid" and not (contrast.as_measured or contrast.ended_alike)
    )


def _tier_sentence(contrast: Contrast, deals: str) -> str:
    first, second = contrast.first, contrast.second
    rates = f"{_rate(first)} against {_rate(second)}"
    match contrast.answer:
        case "as-expected":
            return f"{first.label} wins more often than {second.label}: {rates}"
        case "contrary":
            turned = f"{_rate(second)} against {_rate(first)}"
            return f"the tiers do not rank: {second.label} wins more often than {first.label}: {turned}"
        case "too-few":
            return f"{first.label} and {second.label} cannot be compared: {_too_few(deals, first, second)}"
        case "unsaid" if contrast.ended_alike:
            ended = "won" if first.measures.won else "lost"
            return (
                f"it cannot be said whether {first.label} wins more often than {second.label}: every decided "
                f"deal of both was {ended}"
            )
        case "unsaid" if contrast.as_measured:
            return (
                f"it cannot be said whether {first.label} wins more often than {second.label}: "
                f"{rates}; {_why_unsaid(contrast)}"
            )
        case "unsaid":
            return (
                f"the tiers do not rank in this list: {second.label} won as often as {first.label} or more, "
                f"{rates}; which of them wins more often cannot be said, as {_why_unsaid(contrast)}"
            )


def part_sentences(test: BackTest) -> list[str]:
    """What parts of an ICP tell of won and lost; what cannot be said of the rest, in a line."""
    lines = [_part_sentence(one) for one in test.parts if one.answer in ("as-expected", "contrary")]
    unsaid = [one.first.label for one in test.parts if one.answer == "unsaid"]
    few = [one.first.label for one in test.parts if one.answer == "too-few"]
    if unsaid:
        lines.append(
            f"of {counted(len(unsaid), 'part')} it cannot be said, as the intervals overlap or chance "
            f"explains the difference: {_labels(unsaid)}"
        )
    if few:
        lines.append(
            f"of {counted(len(few), 'part')} there are fewer than {LEAST} {_deals(test)} that meet or that "
            f"miss it: {_labels(few)}"
        )
    return lines


def _labels(found: Sequence[str]) -> str:
    """What parts are called, each name once: several ICPs may share a part."""
    return series(list(dict.fromkeys(found)), "and", limit=_NAMED)


def _part_sentence(contrast: Contrast) -> str:
    first, second = contrast.first, contrast.second
    more = contrast.more == (contrast.answer == "as-expected")
    often = "more" if more else "less"
    contrary = "" if contrast.answer == "as-expected" else ", contrary to what the playbook says"
    return (
        f"{first.kind} {first.label} ({first.icp}): who meets it buys {often} often{contrary}: "
        f"{_rate(first)} against {_rate(second)}"
    )


def _why_unsaid(contrast: Contrast) -> str:
    first, second = contrast.first.measures.won_rate, contrast.second.measures.won_rate
    overlap = first is not None and second is not None and first.overlaps(second)
    return "the intervals overlap" if overlap else "chance explains the difference"


def _too_few(deals: str, *groups: MeasuredGroup) -> str:
    few = [one.label for one in groups if not one.measures.enough]
    return f"{series(few, 'and')} {plural(len(few), 'has', 'have')} fewer than {LEAST} {deals}"


def _rate(group: MeasuredGroup) -> str:
    found = group.measures
    return f"{share_text(found.won_rate)} of {found.decided}"


def play_sentences(test: BackTest) -> list[str]:
    """Whether the won deals of each play took as long as it says."""
    return [_play_sentence(one) for one in test.plays]


def _play_sentence(one: PlayCycle) -> str:
    if not one.enough or one.median is None:
        return (
            f"{one.label}: of fewer than {LEAST} won deals nothing is said; it says within {one.within} days"
        )
    took = f"{one.median:g} days at the median of {one.deals} won deals"
    longer = f"{one.longer} took longer"
    if one.is_kept:
        return f"{one.label} is won within {one.within} days, as it says: {took}; {longer}"
    return f"{one.label} takes longer than the {one.within} days it says: {took}; {longer}"


def leak_sentences(leaks: Iterable[Leak]) -> list[str]:
    """Each leak, and whether it counted; fields that were learnt together are named together."""
    found: dict[object, list[Leak]] = {}
    for leak in leaks:
        key = (leak.list_id, leak.kind, leak.count, leak.of) if leak.kind != "one-sided" else leak
        found.setdefault(key, []).append(leak)
    return [
        _one_sided(group[0]) if group[0].kind == "one-sided" else _late(group) for group in found.values()
    ]


def _late(leaks: Sequence[Leak]) -> str:
    """Facts that were learnt after the close or the creation of as many deals."""
    names = series([f"`{leak.field}`{_column(leak)}" for leak in leaks], "and")
    first, count = leaks[0], len(leaks)
    day = "closed" if first.kind == "after-close" else "created"
    return (
        f"{names} {plural(count, 'was', 'were')} learnt after the deal was {day} for {first.count} of "
        f"{first.of}; there {plural(count, 'it counts', 'they count')} as not known"
    )


def _one_sided(leak: Leak) -> str:
    """A field whose being known gives the outcome away."""
    counted_so = "it counted all the same; --as-of-created leaves it out"
    used = counted_so if leak.used else "it counts as not known everywhere"
    return (
        f"whether `{leak.field}` is known{_column(leak)} gives the outcome away: it is of "
        f"{share_text(leak.won)} of the won and {share_text(leak.lost)} of the lost deals; {used}"
    )


def _column(leak: Leak) -> str:
    return "" if leak.column == leak.label else f' (column "{leak.column}")'


def limit_sentences(test: BackTest) -> Iterator[str]:
    """What the lists do not let anybody say."""
    for one in test.lists:
        label = one.listed.label
        if one.absent:
            yield f"{label} has no column for {series(one.absent, 'and', limit=_NAMED)}, so it is never known"
        if one.undated:
            them = series(one.undated, "and", limit=_NAMED)
            yield f"when it was learnt is not known of {them}: some of it may be from after the outcome"
        if one.without_day:
            rows, have = counted(one.without_day, "account"), plural(one.without_day, "has", "have")
            scored = plural(one.without_day, "is", "are")
            yield f"{rows} of {label} {have} no day of creation and {scored} scored as of a later one"
        yield from _gap_sentences(one)
    yield from _whole_sentences(test)
    yield from _company_sentences(test)
    few = [group for group in test.groups if not group.measures.enough]
    if few:
        have = plural(len(few), "has", "have")
        yield (
            f"{counted(len(few), 'group')} of {len(test.groups)} {have} fewer than {LEAST} {_deals(test)}: "
            "no rate is shown for them"
        )
    found = test.whole.retention
    if not test.churn_known:
        yield "no list says who left, so nothing is said of who stays: name a column under `churned`"
    elif found is None or found.value is None:
        yield "no customer was seen for a year, so nothing is said of who stays for one"


def _gap_sentences(one: ListCoverage) -> Iterator[str]:
    """Days and amounts that a list has for some accounts and not for others."""
    label = one.listed.label
    if one.partly_dated:
        named = [f"{field.label} ({field.count:,} of {field.of:,})" for field in one.partly_dated]
        yield (
            f"when it was learnt is not known of all accounts of {label}: the day is missing for "
            f"{series(named, 'and', limit=_NAMED)}, which count as known all along"
        )
    for count, what, says in (
        (one.without_close, "no close day", "nothing of the cycle and of who stays"),
        (one.without_value, "no amount", "nothing of the value per account"),
    ):
        if count:
            have, say = plural(count, "has", "have"), plural(count, "it says", "they say")
            yield f"{count:,} of {counted(one.won, 'won deal')} of {label} {have} {what}: {say} {says}"


def _whole_sentences(test: BackTest) -> Iterator[str]:
    """That everybody bought, or nobody, so that nothing can tell who does."""
    for count, other, verb in ((test.whole.won, "lost", "won"), (test.whole.lost, "won", "lost")):
        if not count and test.whole.decided:
            yield (
                f"no deal was {verb}, so nothing here tells who buys: export the {verb} deals beside the "
                f"{other} ones"
            )


def _company_sentences(test: BackTest) -> Iterator[str]:
    """What it means that rows are of one company, or that it is not known."""
    found = test.companies
    if found.repeated:
        companies = counted(found.repeated, "company", "companies")
        yield (
            f"{companies} {plural(found.repeated, 'has', 'have')} several deals, {found.rows_of_repeated} in "
            "all, which may tell no more than one: rates count each of them, intervals and comparisons about "
            "one a company; the share who stay counts each"
        )
    if found.nameless:
        yield (
            f"{counted(found.nameless, 'row')} {plural(found.nameless, 'has', 'have')} neither a name nor a "
            "domain, so several deals of one company count there as those of several: export the name or the "
            "website of the account"
        )


def _deals(test: BackTest) -> str:
    """What there are too few of."""
    return "companies with a decided deal" if test.companies.repeated else "decided deals"


def kept_out_lines(found: KeptOut, currency: str, *, whole: bool) -> Iterator[str]:
    """Who bought although a disqualifier rules them out; the `whole` of it says what came of them."""
    some = found.measures
    yield (
        f"{found.label} ({found.icp}): {len(found.bought)} of {some.n} that it keeps out bought, "
        f"for {say_money(some.value, currency)} in all"
    )
    if not whole:
        return
    own, others = found.bought_measures, found.customers
    beside = [
        ("cycle", *(_days(one.cycle) for one in (own, others))),
        ("stayed for a year", *(retention_text(one.retention) for one in (own, others))),
        ("renewed", *(share_text(one.renewed) for one in (own, others))),
        ("value of a deal", *(_mean(one, currency) for one in (own, others))),
    ]
    for what, theirs, usual in beside:
        if theirs and usual:
            yield f"  {what}: {theirs}; customers of the ICP: {usual}"
    names = [row.label for row in found.bought]
    yield f"  {series(names, 'and', limit=_NAMED)}"


def _days(days: float | None) -> str:
    return "" if days is None else f"{days:.0f} days"


def _mean(found: Measures, currency: str) -> str:
    return say_money(round(found.value / found.valued), currency) if found.valued else ""


def comparison_lines(found: VersionComparison, currency: str) -> Iterator[str]:
    """What a change would have done with the same accounts."""
    if found.unread:
        yield (
            f"{counted(found.unread, 'account')} {plural(found.unread, 'is', 'are')} not compared: what the "
            f"list says of {plural(found.unread, 'it', 'them')} cannot be read by the fields of {found.base}"
        )
    if found.absent:
        yield (
            f"with the fields of {found.base} the lists have no column for "
            f"{series(found.absent, 'and', limit=_NAMED)}: accounts may have moved for want of it alone"
        )
    for verb, moves in (("gained", found.gained), ("lost", found.lost)):
        value = say_money(sum(move.value or 0 for move in moves), currency)
        names = f": {series([move.label for move in moves], 'and', limit=_NAMED)}" if moves else ""
        yield f"{counted(len(moves), 'won deal')} {verb}, {value}{names}"
    yield f"{counted(found.spared, 'lost deal')} would not have been worked, {found.taken_on} would have been"
    for place in found.places:
        if (place.before, place.won_before) != (place.after, place.won_after):
            values = [say_money(one, currency) for one in (place.value_before, place.value_after)]
            yield (
                f"  {place.label}: {place.before} → {place.after} accounts, {place.won_before} → "
                f"{place.won_after} won, {values[0]} → {values[1]}"
            )
