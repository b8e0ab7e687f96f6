"""The page of practice, and its questions in words, with their options."""

from dataclasses import dataclass

from icp_playbook.fields import Catalogue, Field, say_value
from icp_playbook.fit import (
    Known,
    Program,
    WordList,
    as_account,
    build_word_list,
    fields_in,
    plain,
    sentences,
)
from icp_playbook.model import Role
from icp_playbook.playbook import Key, Playbook
from icp_playbook.practice import NO_SEGMENT, SORTS, Judgement, PracticeCase, PracticeQuestion, Sort
from icp_playbook.values import LOWEST, Interval, say_date
from icp_playbook.views.fit import JsonRecord
from icp_playbook.views.head import PageHead, page_head
from icp_playbook.views.labels import ROLE_LABELS, ROLE_MEANS
from icp_playbook.views.learning.practice_reasons import Reasons
from icp_playbook.views.routes import Link, Place, route

PLACE = Place("onboarding/practice/")
PRACTICE_TITLE = "Practice"
SORT_LABELS: dict[Sort, str] = {
    "judge": "Qualify the account",
    "disqualifier": "Name the disqualifier",
    "objection": "Answer the objection",
    "committee": "Who decides",
    "segment": "Find the segment",
}
_ASKS: dict[Sort, str] = {
    "judge": "Measured against {icp}, what is this account?",
    "disqualifier": "One disqualifier of {icp} applies here. Which?",
    "objection": "{segment}. They say: “{objection}” Which answer fits?",
    "committee": "{icp}: who is usually the {role}, the one who {means}?",
    "segment": "Which segment of {icp} does this account belong to?",
}


@dataclass(frozen=True, slots=True)
class PracticeView:
    """The context of pages/practice.md.j2."""

    head: PageHead
    sorts: tuple[tuple[str, int], ...]
    """What is asked, and how many questions of the kind there are."""
    count: int
    onboarding: Link
    examples: Link


def practice_view(playbook: Playbook, asked: tuple[PracticeQuestion, ...]) -> PracticeView:
    """The page /onboarding/practice/. `asked` is the whole pool."""
    sorts = ((SORT_LABELS[sort], sum(one.sort == sort for one in asked)) for sort in SORTS)
    return PracticeView(
        head=page_head(
            playbook,
            PLACE,
            PRACTICE_TITLE,
            "Ten questions from this playbook. After each answer you see the line that decides it.",
            (Link("Onboarding", PLACE.to("onboarding/")),),
        ),
        sorts=tuple((label, count) for label, count in sorts if count),
        count=len(asked),
        onboarding=Link("Onboarding", PLACE.to("onboarding/")),
        examples=Link("Examples", PLACE.to("examples/")),
    )


def practice_record(playbook: Playbook, program: Program, asked: tuple[PracticeQuestion, ...]) -> JsonRecord:
    """What the page of practice reads. URLs start at the root of the site.

    Accounts and reasons are stored once each, and questions refer to them. A fact is (field, label, value).
    """
    words = build_word_list(playbook, program)
    reasons = Reasons(playbook, words)
    rows = [_record(playbook, program, words, reasons, one) for one in asked]
    used = list(dict.fromkeys(one.case.example for one in asked if one.case))
    icps = list(dict.fromkeys(one.icp for one in asked))
    return {
        "playbook": playbook.settings.name,
        "version": program.version,
        "icps": {id_: words.icps[id_].name for id_ in playbook.profiles if id_ in icps},
        "sorts": {sort: SORT_LABELS[sort] for sort in SORTS},
        "judgements": _judgements(playbook),
        "accounts": {id_: _account(playbook, program, id_) for id_ in used},
        "reasons": reasons.rows,
        "questions": rows,
    }


def _judgements(playbook: Playbook) -> dict[Judgement, list[str]]:
    """Judgement → its name and what it covers, in the words of the playbook's tiers."""
    first, *others = [tier.label for tier in playbook.settings.tiers]
    low = others[-1:] if len(others) > 1 else []
    middle = [*(others[:-1] if low else others), "undecided until someone asks"]
    return {
        "fit": ["Fit", first],
        "borderline": ["Borderline", ", or ".join(middle)],
        "wrong": ["Wrong", ", or ".join(["A must is missed", *low])],
        "disqualified": ["Disqualified", "A disqualifier applies, whatever the score"],
    }


def _account(playbook: Playbook, program: Program, id_: str) -> JsonRecord:
    example = playbook.examples[id_]
    account = as_account(example.account, playbook.catalogue)
    shown = fields_in(*program.icps[example.icp].deciding)
    fields = [name for name in playbook.catalogue.fields if name in shown]
    return {
        "name": example.name,
        "url": route(Key("example", id_)),
        "as_of": say_date(example.as_of),
        "facts": [
            [name, playbook.catalogue[name].label, answer_text(playbook.catalogue, name, account.get(name))]
            for name in fields
        ],
    }


def answer_text(catalogue: Catalogue, name: str, value: Known | None) -> str:
    """A value of an account in words, "not known" where there is none."""
    field = catalogue[name]
    match value:
        case None:
            return "not known"
        case Interval():
            low = _one(catalogue, field, value.low)
            if value.low == LOWEST and value.high is not None:
                return f"{_one(catalogue, field, value.high)} or less"
            return f"{low} or more" if value.high is None else f"{low}–{_one(catalogue, field, value.high)}"
        case frozenset():
            return ", ".join(_one(catalogue, field, one) for one in field.choices if one in value) or "none"
        case _:
            return _one(catalogue, field, value)


def _one(catalogue: Catalogue, field: Field, value: object) -> str:
    unit = f" {field.unit}" if field.unit else ""
    return say_value(catalogue, field, value) + unit


def _record(
    playbook: Playbook, program: Program, words: WordList, reasons: Reasons, one: PracticeQuestion
) -> JsonRecord:
    record: JsonRecord = {
        "id": one.id,
        "sort": one.sort,
        "icp": one.icp,
        "ask": _ask(playbook, words, one),
        "options": [[option, *_option(playbook, words, one, option)] for option in one.options],
        "answer": one.answer,
    }
    if one.case is None:
        return record | {"says": [], "because": reasons.of_text(one)}
    case, catalogue = one.case, playbook.catalogue
    record["account"] = case.example
    if case.changed:
        record["changed"] = [
            case.changed,
            answer_text(catalogue, case.changed, case.account.get(case.changed)),
        ]
    record["says"] = _verdict_sentences(one, case, words)
    record["because"] = reasons.of_case(one, program)
    if one.sort == "segment":
        wanted = fields_in(*(row.when for row in program.icps[one.icp].segments))
        record["fields"] = [name for name in catalogue.fields if name in wanted or name in _ALWAYS]
    return record


def _verdict_sentences(one: PracticeQuestion, case: PracticeCase, words: WordList) -> list[str]:
    """What the evaluator says that bears on the answer.

    "The account fits" is left out: the evaluator says so of every tier, and here the lowest is wrong.
    """
    by_part = dict(sentences(case.verdict, words))
    if one.sort == "segment":
        return [by_part["segment"]]
    if case.verdict.possible == 100:  # "94 of 100, from 94 of 100 possible points" says it twice
        by_part["score"] = f"{by_part['score'].partition(', from ')[0]}."
    match case.verdict.status:
        case "outside" | "disqualified":
            return [by_part["status"]]
        case "undecided":
            alone = [by_part["tier"]] if len(case.verdict.tiers) == 1 else []
            return [by_part["status"], *alone, by_part["score"]]
        case "insufficient":
            return [by_part["status"], by_part["next_question"]]
        case "fit":
            return ["No must is missed and no disqualifier applies.", by_part["tier"], by_part["score"]]


_ALWAYS = ("industry", "employees", "country")
"""Shown beside what segments ask for, where the playbook has them, so that there is something to weigh."""


def _ask(playbook: Playbook, words: WordList, one: PracticeQuestion) -> str:
    icp = words.icps[one.icp].name
    match one.sort:
        case "objection":
            id_, _, own = one.about.partition("/")
            segment = playbook.segments[id_]
            text = next(row.objection for row in segment.objections if row.id == own)
            return _ASKS[one.sort].format(segment=segment.name, objection=text)
        case "committee":
            role: Role = next(role for role in ROLE_LABELS if role == one.about)
            return _ASKS[one.sort].format(icp=icp, role=ROLE_LABELS[role].lower(), means=ROLE_MEANS[role])
        case _:
            return _ASKS[one.sort].format(icp=icp)


def _option(playbook: Playbook, words: WordList, one: PracticeQuestion, option: str) -> list[str]:
    """An option as it reads, and a line about it where there is one that does not give it away."""
    match one.sort:
        case "judge":
            return next(row for id_, row in _judgements(playbook).items() if id_ == option)
        case "disqualifier":
            row = words.icps[one.icp].disqualifiers[option]
            return [row.name, row.says]
        case "objection":
            id_, _, own = option.partition("/")
            return [plain(next(row.answer for row in playbook.segments[id_].objections if row.id == own)), ""]
        case "committee":
            persona = playbook.personas[option]
            return [persona.name, persona.summary]
        case "segment" if option == NO_SEGMENT:
            return ["None of them", ""]
        case "segment":
            segment = playbook.segments[option]
            return [segment.name, segment.definition]
