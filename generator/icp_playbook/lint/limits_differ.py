"""A limit in a text that is not the one of the criteria: people read it, and lists are scored otherwise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.conditions import Condition, signed_tests
from icp_playbook.fields import Catalogue, Field, traits
from icp_playbook.findings import Finding
from icp_playbook.lint.prose_ranges import ProseRange, prose_ranges
from icp_playbook.lint.rule import LintRule
from icp_playbook.lint.scales import INFINITE, Number, Span, span_of
from icp_playbook.model import Profile, steps
from icp_playbook.phrases import series
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.source import Path

_HEADCOUNT = ("people", "person", "employees", "employee", "staff", "ftes", "fte", "headcount")
_PART = (
    "team|crew|department|group|squad|shift|committee|board|unit|kitchen|branch|shop|store|site|plant"
    "|warehouse|office|location|town|city|village"
)
_OTHER_PEOPLE = re.compile(
    rf"(?:\b(?:{_PART})s?\s(?:of\s|with\s|\()"
    r"|\b(?:hir\w+|adds?|adding|recruit\w*|dismiss\w*|los(?:e|es|ing)|train\w*|serv(?:e|es|ing)|feeds?"
    r"|feeding|used\sby|every|each|not|never|unlike)\s"
    r"|\b(?:gr[eo]w\w*|went|scal\w+|rose|shrank|shr[iu]nk\w*)\s(?:\w+\s)?(?:from\s|by\s|to\s)?)"
    r"(?:about\s|around\s|roughly\s|some\s)?$",
    re.IGNORECASE,
)
"""People before whom such a word stands are not the whole company, or not this one, or not today."""
_FUNCTION = (
    "sales|support|success|service|operations|ops|finance|accounting|marketing|engineering|product|hr|it"
    "|production|logistics|procurement|purchasing|legal|data|development|administration"
)
_PART_AFTER = re.compile(
    rf"(?:\s(?!with\b|and\b|or\b|that\b)\w+){{0,2}}\s(?:{_PART})s?\b|\s(?:in|at|per|on)\s(?:\w+\s){{0,2}}(?:{_PART}|{_FUNCTION})s?\b"
    r"|\s(?:per|on|using|who|working|works?|uses?|shares?|living|nearby|leav\w+|more|fewer|at\snight)\b"
    r"|\s(?:an?|each|every|last|this)\s(?:day|night|week|month|quarter|year|season|hour)\b|\s(?:lost|at\srisk)\b",
    re.IGNORECASE,
)
"""What stands behind something that is no measure of the whole company: "12–20 people in sales"."""
_UNIT = re.compile(r"[\s-]?(?:full[- ]time\s|permanent\s|salaried\s)?([A-Za-z]+)")
_TIMES = ("day", "days", "week", "weeks", "month", "months", "hour", "hours", "year", "years", "minutes")
"""Units that many things are counted in."""
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "revenue": ("turnover",),
    "founded": ("founded in", "started in"),
    "employees": ("headcount", "workforce"),
}
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Wording:
    """A text with its place, and the conditions that it puts in words."""

    key: Key
    path: Path
    text: str
    conditions: Sequence[Condition]
    outs: Sequence[Condition] = ()
    """The disqualifiers: their ends are limits too."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each range in a text that overlaps the tests of its field and has another end.

    Texts are the definitions of ICPs and segments, the labels of musts and criteria, and what disqualifiers
    and products say: a product by the ICPs that it is for. A range belongs to a field by its unit ("people"),
    or by the name of the field beside it ("revenue"). An end counts only where the criteria have one on that
    side. Where a text says the limits of the criteria as well, another range of the field is about a part, an
    exception or the best of them.
    """
    catalogue = playbook.catalogue
    names = _FieldWords(catalogue)
    for wording in _texts(playbook):
        meant: dict[str, list[ProseRange]] = {}
        for range_ in prose_ranges(wording.text):
            if (named := names.field_of(range_, wording.text)) is not None:
                meant.setdefault(named.id, []).append(range_)
        for id_, ranges in meant.items():
            field = catalogue.fields[id_]
            tested = [*_spans(field, wording.conditions)]
            spans = [*tested, *_spans(field, wording.outs)]
            for range_ in _differing(ranges, tested or spans, spans, whole=traits(field.type).whole):
                yield RULE.at(
                    documents[wording.key].at(*wording.path),
                    f'the text says "{range_.text.strip()}", the criteria test '
                    f"{_tested(field, tested or spans)} for `{field.id}`",
                    "make the two agree; the criteria decide, but people read the text",
                )


class _FieldWords:
    """The words by which a text means a field."""

    def __init__(self, catalogue: Catalogue) -> None:
        numbers = [field for field in catalogue.fields.values() if traits(field.type).number]
        self.by_unit = _unique((word, field) for field in numbers for word in _units(field))
        self.by_name = [
            (
                re.compile(
                    rf"^\s?(?:(?:in|of|a year in|annual|yearly|total)\s)*(?:{words})\b", re.IGNORECASE
                ),
                re.compile(rf"\b(?:{words})(?:\s(?:of|is|from|between|in))?\s$", re.IGNORECASE),
                field,
            )
            for field in numbers
            if (words := "|".join(map(re.escape, _called(field))))
        ]

    def field_of(self, range_: ProseRange, text: str) -> Field | None:
        """The field that a range is about; None if that is not certain."""
        before, after = text[: range_.start], text[range_.end :]
        unit = _UNIT.match(after)
        if unit is not None and (field := self.by_unit.get(unit[1].casefold())) is not None:
            is_part = _OTHER_PEOPLE.search(before) or _PART_AFTER.match(after[unit.end() :])
            return None if range_.money or is_part else field
        for follows, precedes, field in self.by_name:
            follower = follows.search(after)
            rest = after[follower.end() :] if follower else after
            if traits(field.type).money == range_.money and (follower or precedes.search(before)):
                return None if _PART_AFTER.match(rest) else field
        return None


def _unique(pairs: Iterator[tuple[str, Field]]) -> dict[str, Field]:
    found: dict[str, list[Field]] = {}
    for word, field in pairs:
        found.setdefault(word, []).append(field)
    return {word: fields[0] for word, fields in found.items() if len(fields) == 1}


def _units(field: Field) -> tuple[str, ...]:
    unit = (field.unit or "").casefold()
    if {field.id, field.label.casefold()} & {*_HEADCOUNT}:
        return _HEADCOUNT
    return () if unit in ("", *_TIMES, *_HEADCOUNT) or " " in unit else (unit,)


def _called(field: Field) -> tuple[str, ...]:
    return (field.label, field.id.replace("_", " "), *_SYNONYMS.get(field.id, ()))


def _texts(playbook: Playbook) -> Iterator[_Wording]:
    for id_, profile in playbook.profiles.items():
        key, fit = Key("profile", id_), profile.fit
        outs = _outs(playbook, profile)
        yield _Wording(key, ("definition",), profile.definition, _deciding(profile), outs)
        for index, must in enumerate(fit.must):
            yield _Wording(key, ("fit", "must", index, "label"), must.label or "", (must.when,))
        for index, criterion in enumerate(fit.score):
            tests = [band.when for band in steps(criterion)]
            yield _Wording(key, ("fit", "score", index, "label"), criterion.label, tests)
    for id_, segment in playbook.segments.items():
        if not any(map(str.isdigit, segment.definition)):
            continue
        profile, own = playbook.profiles[segment.icp], _fields(segment.when)
        wider = [when for when in _deciding(profile) if not own & _fields(when)]
        outs = [when for when in _outs(playbook, profile) if not own & _fields(when)]
        yield _Wording(Key("segment", id_), ("definition",), segment.definition, (segment.when, *wider), outs)
    for id_, out in playbook.disqualifiers.items():
        yield _Wording(Key("disqualifier", id_), ("says",), out.says, (out.when,))
    for index, product in enumerate(playbook.settings.products):
        buyers = [profile for profile in playbook.profiles.values() if profile.product == product.id]
        tests = [when for profile in buyers for when in _deciding(profile)]
        outs = [when for profile in buyers for when in _outs(playbook, profile)]
        yield _Wording(Key("playbook", "playbook"), ("products", index, "says"), product.says, tests, outs)


def _fields(when: Condition) -> set[str]:
    return {test.field for test, _ in signed_tests(when)}


def _deciding(profile: Profile) -> list[Condition]:
    found = [must.when for must in profile.fit.must]
    return found + [band.when for criterion in profile.fit.score for band in steps(criterion)]


def _outs(playbook: Playbook, profile: Profile) -> list[Condition]:
    return [playbook.disqualifiers[id_].when for id_ in profile.fit.disqualifiers]


def _spans(field: Field, conditions: Sequence[Condition]) -> Iterator[Span]:
    """What the tests of a field take, and for those that are denied what they leave."""
    for when in conditions:
        for test, denied in signed_tests(when):
            span = span_of(test, field) if test.field == field.id else None
            if span is not None and not denied:
                yield span
            elif span is not None:
                yield Span(-INFINITE, span.low - 1)
                yield Span(span.high + 1, INFINITE)


def _differing(
    ranges: Sequence[ProseRange], tested: Sequence[Span], spans: Sequence[Span], *, whole: bool
) -> Iterator[ProseRange]:
    """The ranges of one field that say something else than its tests; `spans` are the disqualifiers' too."""
    # A range that none of the tests takes part of is about something else.
    close = [one for one in ranges if any(one.low <= span.high and span.low <= one.high for span in tested)]
    right = [one for one in close if not _differs(one, spans, whole=whole)]
    for one in close:
        if one not in right and not any(_says_as_much(other, one) for other in right):
            yield one


def _says_as_much(range_: ProseRange, other: ProseRange) -> bool:
    """Whether a range has an end wherever another has one."""
    low = abs(range_.low) < INFINITE or abs(other.low) == INFINITE
    return low and (abs(range_.high) < INFINITE or abs(other.high) == INFINITE)


def _differs(range_: ProseRange, spans: Sequence[Span], *, whole: bool) -> bool:
    """Whether an end is no end of any test. What one test takes may start where another stops."""
    step = 1 if whole else 0
    lows = {end for span in spans for end in (span.low, span.high + step)}
    highs = {end for span in spans for end in (span.high, span.low - step)}
    return _unknown_end(range_.low, lows, range_) or _unknown_end(range_.high, highs, range_)


def _unknown_end(end: Number, ends: set[Number], range_: ProseRange) -> bool:
    """Whether an end is none of those that the criteria have on that side, if they have any."""
    finite = {one for one in ends if abs(one) < INFINITE}
    if abs(end) == INFINITE or not finite:
        return False
    meant = {end, end - 1, end + 1} if range_.open_ended else {end}
    return not meant & finite


def _tested(field: Field, spans: Sequence[Span]) -> str:
    texts = []
    for span in spans:
        low, high = (f"{end:,}" if field.type != "year" else str(end) for end in (span.low, span.high))
        texts.append(
            f"at most {high}"
            if span.low == -INFINITE
            else f"at least {low}"
            if span.high == INFINITE
            else f"{low}–{high}"
        )
    return series([*dict.fromkeys(texts)], limit=_NAMED)


RULE = LintRule(
    id="limits-differ",
    about="A limit in a text is the limit of the criteria.",
    example=(
        'the text says "50–200", the criteria test 50–500 for `employees`',
        "make the two agree; the criteria decide, but people read the text",
    ),
    check=check,
)
