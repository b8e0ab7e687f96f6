"""A verdict in words: a plain sentence for each part, and the note that a rep pastes into the CRM."""

import datetime
from collections.abc import Iterator, Sequence

from icp_playbook.fit.reach import TierReach
from icp_playbook.fit.reach_words import LISTED, reach_text
from icp_playbook.fit.verdict import Reason, Verdict
from icp_playbook.fit.word_list_types import BandWords, FieldWords, IcpWords, WordList
from icp_playbook.phrases import counted, plural, series
from icp_playbook.values import say_date


def sentences(verdict: Verdict, words: WordList) -> list[tuple[str, str]]:
    """Part of the verdict → one plain sentence. A reason's part is its kind and id: must/b2b-software."""
    icp = words.icps[verdict.icp]
    return [
        ("status", _status(verdict, icp, words)),
        ("tier", _tier(verdict, words)),
        ("score", _score(verdict)),
        ("coverage", _coverage(verdict, words)),
        *((f"{reason.kind}/{reason.id}", _reason(reason, icp)) for reason in verdict.reasons),
        *(("cap", sentence) for sentence in cap_sentences(verdict, icp)),
        ("segment", _segment(verdict, icp)),
        *(("intent", sentence) for sentence in _intent(verdict, icp, words)),
        *(("play", sentence) for sentence in _play(verdict, words)),
        ("next_question", _next_question(verdict, words)),
        ("as_of", f"Scored with {_source(verdict.as_of, words)}."),
    ]


def note(verdict: Verdict, words: WordList, reaches: Sequence[TierReach] = ()) -> str:
    """At most nine lines of plain text, the verdict first, the program's version and the date last.

    Before these stands what leads to the nearest better tier, as of `to_reach`.
    """
    icp = words.icps[verdict.icp]
    match verdict.status:
        case "disqualified":
            lines = _dropped(verdict, icp, words)
        case "outside":
            lines = _outside(verdict, icp, words)
        case "undecided":
            lines = _undecided(verdict, icp, words)
        case "insufficient":
            lines = _insufficient(verdict, icp, words)
        case "fit":
            lines = _fit(verdict, icp, words)
    way_up = [reach_text(reaches, verdict.icp, words)] if reaches else []
    return "\n".join([*lines, *way_up, f"{_source(verdict.as_of, words)}."])


def verdict_line(verdict: Verdict, words: WordList) -> str:
    """What decided, on one line: what earned and cost points and what is unknown, or what keeps it out."""
    icp = words.icps[verdict.icp]
    match verdict.status:
        case "disqualified":
            _, *lines = _dropped(verdict, icp, words)
        case "outside":
            _, *lines = _outside(verdict, icp, words)
        case _:
            lines = [*_balance(verdict, icp), *_gaps(verdict, icp)]
    return " ".join(lines)


def _status(verdict: Verdict, icp: IcpWords, words: WordList) -> str:
    name = icp.name
    match verdict.status:
        case "fit":
            return f"The account fits {name}."
        case "undecided":
            return f"It is open whether the account fits {name}: {series(_causes(verdict, words), 'and')}."
        case "insufficient":
            needs = f"What must be known: {ended(icp.enough)}"
            return f"Too little is known to say whether the account fits {name}. {needs}"
        case "outside":
            missed = [icp.must[one.id].label for one in _with(verdict, "must", "missed")]
            return f"The account is outside {name}, because it misses {series(_quoted(missed), 'and')}."
        case "disqualified":
            met = [icp.disqualifiers[one.id].name for one in _with(verdict, "disqualifier", "met")]
            return f"The account is disqualified from {name} by {series(_quoted(met), 'and')}."


def _causes(verdict: Verdict, words: WordList) -> list[str]:
    """Why a verdict is not decided, as clauses."""
    causes = []
    if musts := len(_with(verdict, "must", "unknown")):
        causes.append(f"{counted(musts, 'must')} {plural(musts, 'is', 'are')} unknown")
    if outs := len(_with(verdict, "disqualifier", "unknown")):
        causes.append(f"{counted(outs, 'disqualifier')} {plural(outs, 'is', 'are')} unknown")
    if verdict.coverage < words.minimum_coverage:
        causes.append("too few criteria are decided")
    if len(verdict.tiers) > 1:
        causes.append(f"its score may put it in {_tiers(verdict, words)}")
    return causes


def _tier(verdict: Verdict, words: WordList) -> str:
    match verdict.status:
        case "fit":
            return f"Its score puts it in {_tiers(verdict, words)}."
        case "undecided" | "insufficient" if len(verdict.tiers) == 1:
            return f"Its score alone would put it in {_tiers(verdict, words)}."
        case "undecided" | "insufficient":
            return f"Its score may still put it in {_tiers(verdict, words)}."
        case "outside" | "disqualified":
            return f"It has no tier, because it is {verdict.status}."


def _score(verdict: Verdict) -> str:
    low, high = verdict.score_low, verdict.score_high
    score = f"is {low} of 100" if low == high else f"is between {low} and {high} of 100"
    low, high = verdict.points_low, verdict.points_high
    points = signed(low) if low == high else f"{signed(low)} to {signed(high)}"
    return f"Its score {score}, from {points} of {_points(verdict.possible, 'possible point')}."


def _coverage(verdict: Verdict, words: WordList) -> str:
    minimum = words.minimum_coverage
    short = f", and a tier needs {minimum}%" if verdict.coverage < minimum else ""
    return f"Criteria worth {verdict.coverage}% of the possible points are decided{short}."


def cap_sentences(verdict: Verdict, icp: IcpWords) -> list[str]:
    """Where a cap takes points off: "Growth earns at most 30: 10 points over the cap."."""
    return [
        f"{icp.caps[name].label} earns at most {icp.caps[name].at_most}: {_points(over)} over the cap."
        for name, over in verdict.capped
    ]


def _reason(reason: Reason, icp: IcpWords) -> str:
    match reason.kind:
        case "must":
            return f"Must {reason.state}: {ended(icp.must[reason.id].label)}"
        case "disqualifier":
            state = {"met": "applies", "missed": "ruled out", "unknown": "unknown"}[reason.state]
            return f"Disqualifier {state}: {ended(icp.disqualifiers[reason.id].name)}"
        case "score":
            criterion = icp.score[reason.id]
            return f"{criterion.label}: {_earned(reason, criterion.bands)}."


def _earned(reason: Reason, bands: Sequence[BandWords]) -> str:
    possible = _points(reason.possible)
    which = f" ({bands[reason.band].when})" if reason.band is not None and len(bands) > 1 else ""
    match reason.state:
        case "met" if reason.low < 0:
            return f"costs {_points(-reason.low)}{which}"
        case "met" if reason.low < reason.possible:
            return f"met in part, {reason.low} of {possible}{which}"
        case "met":
            return f"met, {reason.low} of {possible}"
        case "missed":
            return f"missed, 0 of {possible}" if reason.possible else "does not apply, and costs nothing"
        case "assumed" if not reason.possible and not reason.low:
            return "not known, counts as not applying"
        case "assumed":
            return f"not known, counts as {signed(reason.low)} of {possible}{which}"
        case "unknown" if not reason.possible:
            return f"unknown, and may cost up to {_points(-reason.low)}"
        case "unknown":
            return f"unknown, {signed(reason.low)} to {signed(reason.high)} of {possible}"


def _segment(verdict: Verdict, icp: IcpWords) -> str:
    names = icp.segments
    if not names:
        return f"{icp.name} has no segments."
    possible = series([names[one] for one in verdict.possible_segments], "or")
    if verdict.segment is None:
        return f"Its segment may be {ended(possible)}" if possible else "It is in no segment."
    unless = f", unless it turns out to be {possible}" if possible else ""
    return ended(f"Its segment is {names[verdict.segment]}{unless}")


def _intent(verdict: Verdict, icp: IcpWords, words: WordList) -> Iterator[str]:
    """What the signals make of the account; nothing in a playbook that knows neither signals nor levels."""
    intent = verdict.intent
    if not icp.signals and not words.levels:
        return
    signals = [f"{icp.signals[name]} ({counted_points(name, one, icp)})" for name, one in intent.signals]
    found = f"{_points(intent.points)} from {series(signals, 'and')}" if signals else "no signal applies"
    level = f"{words.levels[intent.level].label}, " if intent.level else ""
    yield f"Intent: {level}{found}."


def counted_points(name: str, points: int, icp: IcpWords) -> str:
    """The points of a signal; of one that counts, from how many occurrences: "3 × 2 = 6"."""
    count = icp.counted.get(name)
    if count is None:
        return signed(points)
    occurrences = points // count.points
    more = " or more" if occurrences == count.at_most else ""
    return f"{occurrences}{more} × {count.points} = {points}"


def _play(verdict: Verdict, words: WordList) -> Iterator[str]:
    """The play, or why there is none; nothing in a playbook without plays."""
    if verdict.play is not None:
        play = words.plays[verdict.play]
        yield f"The play is {play.label}{f', owned by {play.owner}' if play.owner else ''}."
    elif verdict.status == "fit" or not words.plays:
        return
    elif verdict.status == "insufficient":
        yield "There is no play, because too little is known about the account."
    else:
        still = "still " if verdict.status == "undecided" else ""
        yield f"There is no play, because the account is {still}{verdict.status}."


def _no_play(words: WordList, sentence: str = " No play.") -> str:
    """That there is no play, where a reader would look for one."""
    return sentence if words.plays else ""


def _next_question(verdict: Verdict, words: WordList) -> str:
    question = verdict.next_question
    if question is None:
        no_use = verdict.status == "insufficient"
        return "No answer would be enough." if no_use else "Nothing more needs to be asked."
    stakes = ["needed before anything can be said"] if verdict.status == "insufficient" else []
    if question.decides:
        stakes.append("can rule the account out")
    if question.points:
        stakes.append(f"{_points(question.points)} at stake")
    field = words.fields[question.field]
    about = f"Ask next about {field.label} ({', '.join(stakes)})"
    return f"{about}: {ended(field.question)}" if field.question else f"{about}."


def _fit(verdict: Verdict, icp: IcpWords, words: WordList) -> Iterator[str]:
    play = words.plays[verdict.play] if verdict.play else None
    owner = f" ({play.owner})" if play and play.owner else ""
    yield f"Fit for {icp.name}: {_graded(verdict, words)}." + (f" Play: {play.label}{owner}." if play else "")
    yield from _balance(verdict, icp)
    yield from _intent(verdict, icp, words)
    yield from _slice(verdict, icp)
    yield from _gaps(verdict, icp)


def _undecided(verdict: Verdict, icp: IcpWords, words: WordList) -> Iterator[str]:
    yield f"Undecided for {icp.name}: {_graded(verdict, words)}.{_no_play(words, ' No play yet.')}"
    yield from _asked(verdict, words)
    yield from _gaps(verdict, icp)
    yield from _balance(verdict, icp)
    yield from _intent(verdict, icp, words)
    yield from _slice(verdict, icp)


def _insufficient(verdict: Verdict, icp: IcpWords, words: WordList) -> Iterator[str]:
    yield f"Too little known to say whether it fits {icp.name}.{_no_play(words, ' No play yet.')}"
    yield f"What must be known: {ended(icp.enough)}"
    yield from _asked(verdict, words)
    yield from _gaps(verdict, icp)
    yield from _balance(verdict, icp)
    yield from _intent(verdict, icp, words)


def _asked(verdict: Verdict, words: WordList) -> Iterator[str]:
    if verdict.next_question:
        field = words.fields[verdict.next_question.field]
        yield f"Ask next: {ended(field.question or field.label)}"


def _outside(verdict: Verdict, icp: IcpWords, words: WordList) -> Iterator[str]:
    yield f"Outside {icp.name}.{_no_play(words)}"
    first, *others = [icp.must[one.id] for one in _with(verdict, "must", "missed")]
    yield f"Must missed: {ended(first.label)} {ended(first.why) if first.why else ''}".rstrip()
    if others:
        yield f"Also missed: {ended(_listed([one.label for one in others]))}"


def _dropped(verdict: Verdict, icp: IcpWords, words: WordList) -> Iterator[str]:
    yield f"Disqualified from {icp.name}.{_no_play(words)}"
    first, *others = [icp.disqualifiers[one.id] for one in _with(verdict, "disqualifier", "met")]
    yield f"Disqualifier: {ended(first.cite)}"
    if others:
        yield f"Also applies: {ended(_listed([one.name for one in others]))}"
    if missed := [icp.must[one.id].label for one in _with(verdict, "must", "missed")]:
        yield f"Must missed: {ended(_listed(missed))}"


def _graded(verdict: Verdict, words: WordList) -> str:
    low, high = verdict.score_low, verdict.score_high
    return f"{_tiers(verdict, words)}, score {low if low == high else f'{low}–{high}'} of 100"


def _balance(verdict: Verdict, icp: IcpWords) -> Iterator[str]:
    """What earned the most, on one line; what was missed and what costs points, on the next."""
    score = [reason for reason in verdict.reasons if reason.kind == "score"]
    labels = {name: criterion.label for name, criterion in icp.score.items()}
    met = sorted((one for one in score if one.state == "met" and one.low > 0), key=lambda one: -one.low)
    if met:
        sentence = f"Met: {_listed([f'{labels[one.id]} ({_share(one)})' for one in met])}."
        yield " ".join((sentence, *cap_sentences(verdict, icp)))
    missed = sorted((one for one in score if one.state == "missed" and one.possible), key=_by_possible)
    costs = sorted((one for one in score if one.state == "met" and one.low < 0), key=lambda one: one.low)
    assumed = sorted((one for one in score if one.state == "assumed" and one.possible), key=_by_possible)
    against = []
    if missed:
        against.append(f"Missed: {_listed([f'{labels[one.id]} (0 of {one.possible})' for one in missed])}.")
    if assumed:
        rows = [f"{labels[one.id]} (counts as {signed(one.low)} of {one.possible})" for one in assumed]
        against.append(f"Not known: {_listed(rows)}.")
    if costs:
        against.append(f"Friction: {_listed([f'{labels[one.id]} ({signed(one.low)})' for one in costs])}.")
    if against:
        yield " ".join(against)


def _by_possible(reason: Reason) -> int:
    return -reason.possible


def _share(reason: Reason) -> str:
    return f"+{reason.low}" if reason.low == reason.possible else f"+{reason.low} of {reason.possible}"


def _gaps(verdict: Verdict, icp: IcpWords) -> Iterator[str]:
    """What is unknown: musts, disqualifiers, then criteria by the points at stake."""
    musts = [f"{icp.must[one.id].label} (must)" for one in _with(verdict, "must", "unknown")]
    outs = [
        f"{icp.disqualifiers[one.id].name} (disqualifier)"
        for one in _with(verdict, "disqualifier", "unknown")
    ]
    score = sorted(_with(verdict, "score", "unknown"), key=lambda one: one.low - one.high)
    criteria = [f"{icp.score[one.id].label} ({signed(one.low)} to {signed(one.high)})" for one in score]
    if unknown := [*musts, *outs, *criteria]:
        yield f"Unknown: {_listed(unknown)}."


def _slice(verdict: Verdict, icp: IcpWords) -> Iterator[str]:
    possible = series([icp.segments[one] for one in verdict.possible_segments], "or")
    if verdict.segment is not None:
        unless = f", unless {possible}" if possible else ""
        yield ended(f"Segment: {icp.segments[verdict.segment]}{unless}")
    elif possible:
        yield ended(f"Segment: may be {possible}")


def _with(verdict: Verdict, kind: str, state: str) -> list[Reason]:
    return [reason for reason in verdict.reasons if reason.kind == kind and reason.state == state]


def _tiers(verdict: Verdict, words: WordList) -> str:
    return series([words.tiers[tier].label for tier in verdict.tiers], "or")


def _source(as_of: datetime.date, words: WordList) -> str:
    return f"{words.playbook}, version {words.version}, as of {say_date(as_of)}"


def _listed(items: Sequence[str]) -> str:
    """The first items, then how many more; semicolons, because labels have commas of their own."""
    return series(items, "", limit=LISTED, between="; ")


def _quoted(items: Sequence[str]) -> list[str]:
    return [f"“{item}”" for item in items]


def _points(count: int, noun: str = "point") -> str:
    return f"{signed(count)} {plural(count, noun)}"


def asked_question(field: FieldWords) -> str:
    """How a field is asked for, in one sentence."""
    return field.question or f"{field.label}?"


def signed(number: int) -> str:
    """A number with a minus sign of its own width."""
    return f"−{-number}" if number < 0 else f"{number}"


def ended(text: str) -> str:
    """A text with a full stop, unless it ends in a mark."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
