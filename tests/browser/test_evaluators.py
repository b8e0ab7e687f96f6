"""The evaluator and the wording in the browser match Python: same vectors, same laws, same text."""

import datetime
from collections.abc import Iterator
from random import Random
from typing import Any
from unicodedata import category

import pytest
from playwright.sync_api import Browser, Page

from icp_playbook.fields import folded, folded_text
from icp_playbook.fit import (
    MEMBERSHIP_WORDS,
    MEMBERSHIPS,
    Account,
    FieldDomain,
    Program,
    WordList,
    deciding_fields,
    evaluate,
    membership_of,
    note,
    program_record,
    rank,
    reach_record,
    reach_sentences,
    sentences,
    to_reach,
    verdict_record,
    word_list_record,
)
from tests.browser.modules import in_browser, modules_page
from tests.drawing import times
from tests.fit import example, vectors
from tests.fit.contact_draw import DrawContacts
from tests.fit.drawn import Draw, Json, words_record
from tests.fit.programs import program_of, words_of
from tests.fit.ranged import AS_OF, DrawRanges
from tests.fit.reaching import DOMAINS, DrawReach, domains_record, drawn_domains, reach_words
from tests.fit.vectors import account_of, record_of

pytestmark = pytest.mark.browser

PROGRAMS, ACCOUNTS = 150, 4
"""Programs drawn in every run, and accounts drawn for each."""


@pytest.fixture(scope="module")
def evaluator(chrome: Browser) -> Iterator[Page]:
    """An empty page with the exports of the modules that judge."""
    with modules_page(
        chrome, "evaluate", "note", "words", "membership", "plain", "reach", "reachwords"
    ) as page:
        yield page


def cases_of(found: list[vectors.Vector]) -> list[list[Any]]:
    """Vectors as arguments of `evaluate`."""
    return [[vector.program, vector.icp, vector.account, vector.as_of] for vector in found]


def test_every_condition(evaluator: Page) -> None:
    found = vectors.condition_vectors()
    verdicts = in_browser(evaluator, "cases => cases.map((one) => evaluate(...one))", cases_of(found))
    wrong = {
        vector.name: verdict["reasons"]
        for vector, verdict in zip(found, verdicts, strict=True)
        if verdict["reasons"] != [vector.expect]
    }
    assert wrong == {}


def test_every_verdict(evaluator: Page) -> None:
    found = vectors.verdict_vectors()
    verdicts = in_browser(evaluator, "cases => cases.map((one) => evaluate(...one))", cases_of(found))
    wrong = {
        vector.name: verdict
        for vector, verdict in zip(found, verdicts, strict=True)
        if verdict != vector.expect
    }
    assert wrong == {}


def test_every_ranking(evaluator: Page) -> None:
    found = vectors.ranking_vectors()
    rankings = in_browser(
        evaluator,
        """cases => cases.map((one) => {
            const { verdicts, best, candidate } = rank(...one);
            return {
                order: verdicts.map((verdict) => verdict.icp),
                best: best && best.icp,
                candidate: candidate && candidate.icp,
            };
        })""",
        [[vector.program, vector.account, vector.as_of] for vector in found],
    )
    wrong = {
        vector.name: ranking
        for vector, ranking in zip(found, rankings, strict=True)
        if ranking != vector.expect
    }
    assert wrong == {}


def test_every_membership_in_the_same_words(evaluator: Page) -> None:
    found = vectors.membership_vectors()
    memberships = in_browser(
        evaluator,
        """cases => cases.map(([program, icp, account, asOf]) => {
            const verdict = evaluate(program, icp, account, asOf);
            const asks = decidingFields(program, verdict, account);
            return { membership: membershipOf(verdict, asks), asks };
        })""",
        cases_of(found),
    )
    pairs = zip(found, memberships, strict=True)
    assert {vector.name: one for vector, one in pairs if one != vector.expect} == {}
    words = in_browser(evaluator, "() => [MEMBERSHIPS, MEMBERSHIP_WORDS]", [])
    assert words == [list(MEMBERSHIPS), dict(MEMBERSHIP_WORDS)]


@pytest.mark.drawn
def test_python_and_the_browser_agree_on_hundreds_of_drawn_programs_and_accounts(evaluator: Page) -> None:
    count = PROGRAMS * times()
    pairs = sum(_agree_on(evaluator, range(at, min(at + 100, count))) for at in range(0, count, 100))
    assert pairs == count * ACCOUNTS


def _agree_on(evaluator: Page, seeds: range) -> int:
    """Compares both evaluators on the programs of some seeds; returns how many accounts were evaluated."""
    drawn = [_drawn(seed) for seed in seeds]
    answers = in_browser(
        evaluator,
        """cases => cases.map(({ program, words, as_of, accounts }) => accounts.map((account) => {
            const { verdicts, best, candidate } = rank(program, account, as_of);
            return {
                best: best && best.icp,
                candidate: candidate && candidate.icp,
                order: verdicts.map((verdict) => verdict.icp),
                verdicts: program.icps.map(({ id }) => evaluate(program, id, account, as_of)),
                notes: verdicts.map((verdict) => note(verdict, words)),
                sentences: verdicts.map((verdict) => sentences(verdict, words)),
                memberships: verdicts.map(
                    (verdict) => membershipOf(verdict, decidingFields(program, verdict, account)),
                ),
            };
        }))""",
        drawn,
    )
    pairs = 0
    for case, given in zip(drawn, answers, strict=True):
        for account, answer, right in zip(case["accounts"], given, _answers(case), strict=True):
            assert answer == right, f"program {case['seed']}, account {account}"
            pairs += 1
    return pairs


@pytest.mark.drawn
def test_python_and_the_browser_agree_on_ranges(evaluator: Page) -> None:
    cases: list[tuple[Json, list[Json]]] = []
    for seed in range(200 * times()):
        draw = DrawRanges(Random(seed))  # noqa: S311  # the same cases in every run
        cases.append((draw.program(), [draw.account() for _ in range(3)]))
    answers = in_browser(
        evaluator,
        """({ cases, day }) => cases.map(([program, accounts]) => accounts.map((account) => {
            const verdict = evaluate(program, "icp", account, day);
            return [verdict, decidingFields(program, verdict, account)];
        }))""",
        {"cases": cases, "day": AS_OF},
    )
    day = datetime.date.fromisoformat(AS_OF)
    for (data, accounts), given in zip(cases, answers, strict=True):
        program = program_of(data)
        for account, answer in zip(accounts, given, strict=True):
            known = account_of(data, account)
            verdict = evaluate(program, "icp", known, day)
            asked = list(deciding_fields(verdict, program, known, day))
            assert answer == [verdict_record(verdict), asked], f"{data}, {account}"


def test_python_and_the_browser_agree_on_example_accounts_with_gaps(evaluator: Page) -> None:
    random = Random(20261120)  # noqa: S311  # the same accounts in every run
    program, words = example.program(), example.words()
    cases = [
        (example.with_gaps(example.account_of(entry), random), entry.as_of)
        for entry in example.playbook().examples.values()
        for _ in range(20)
    ]
    from_browser = in_browser(
        evaluator,
        """({ program, words, cases }) => cases.map(([account, asOf]) =>
            rank(program, account, asOf).verdicts.map(
                (verdict) => [note(verdict, words), sentences(verdict, words)],
            ))""",
        {
            "program": program_record(program),
            "words": word_list_record(words),
            "cases": [[record_of(account), as_of.isoformat()] for account, as_of in cases],
        },
    )
    for (account, as_of), answer in zip(cases, from_browser, strict=True):
        verdicts = rank(program, account, as_of).verdicts
        assert answer == [
            [note(verdict, words), [list(part) for part in sentences(verdict, words)]] for verdict in verdicts
        ], f"{record_of(account)} on {as_of}"


def test_every_way_to_a_better_tier(evaluator: Page) -> None:
    found, fields = vectors.reach_vectors(), vectors.read("reach")["fields"]
    answers = in_browser(
        evaluator,
        """cases => cases.map(([words, program, ...rest]) => {
            const reaches = toReach(program, ...rest);
            const verdict = evaluate(program, ...rest.slice(1));
            return [reaches, reachSentences(reaches, "icp", words), note(verdict, words, reaches)];
        })""",
        [[reach_words(case[0]), case[0], fields, *case[1:]] for case in cases_of(found)],
    )
    for vector, answer in zip(found, answers, strict=True):
        case = {"program": vector.program, "words": reach_words(vector.program), "as_of": vector.as_of}
        assert answer == _reached({**case, "fields": fields}, vector.account), vector.name
        assert answer[0] == vector.expect, vector.name


@pytest.mark.drawn
def test_python_and_the_browser_agree_on_what_would_make_a_verdict_better(evaluator: Page) -> None:
    cases: list[Json] = []
    for seed in range(80 * times()):
        small = DrawReach(Random(seed))  # noqa: S311  # the same in every run
        kind = DrawContacts if seed % 3 == 0 else Draw
        large = kind(Random(seed), assumed=True)  # noqa: S311  # likewise
        day, data = large.as_of(), large.program()
        domains = drawn_domains(data.get("contacts"))
        for program, accounts, as_of, fields in (
            (small.program(), [small.account() for _ in range(3)], "2026-06-30", DOMAINS),
            (data, [large.account(day, share) for share in (0.3, 0.9)], day, domains),
        ):
            case: Json = {"program": program, "words": reach_words(program), "as_of": as_of}
            cases.append({**case, "accounts": accounts, "fields": domains_record(fields)})
    answers = in_browser(
        evaluator,
        """cases => cases.map(({ program, words, as_of, accounts, fields }) => accounts.map((account) => {
            const { id } = program.icps[0];
            const reaches = toReach(program, fields, id, account, as_of);
            const verdict = evaluate(program, id, account, as_of);
            return [reaches, reachSentences(reaches, id, words), note(verdict, words, reaches)];
        }))""",
        cases,
    )
    for case, given in zip(cases, answers, strict=True):
        for account, answer in zip(case["accounts"], given, strict=True):
            assert answer == _reached(case, account), f"{case['program']}, {account}"


def _reached(case: Json, account: Json) -> list[Any]:
    """What would make the verdict of Python better, as data and in words."""
    program, day = program_of(case["program"]), datetime.date.fromisoformat(case["as_of"])
    known, words = account_of(case["program"], account), words_of(case["words"])
    fields = {
        name: FieldDomain(**{**one, "choices": tuple(one["choices"])}) for name, one in case["fields"].items()
    }
    icp = next(iter(program.icps))
    reaches = to_reach(program, fields, icp, known, day)
    text = note(evaluate(program, icp, known, day), words, reaches)
    return [reach_record(reaches), reach_sentences(reaches, icp, words), text]


LETTERS = [
    *"aAzZıIiİßẞſςΣσÀàÅåøØæÆđĐłŁ가각カガｶﾞ工ﬁⅨ²①ＡáÉ",
    *("\u0301", "\u0308", "\u0327", "\u0345", "\u3099", "\u0e34", "\u093f", "\u064b", "\u20d0"),
    *(" ", "\u00a0", "\u3000", "-", ".", "+", "#", "and", "&", "'", "\u200d", "🏭"),
]
"""Pieces of texts whose case, marks or width are easily taken for another in one of the languages."""


def test_texts_are_folded_alike(evaluator: Page) -> None:
    assigned = [chr(code) for code in range(0x110000) if category(chr(code)) not in ("Cn", "Cs", "Co")]
    random = Random(20261129)  # noqa: S311  # the same texts in every run
    texts = ["".join(random.choices(LETTERS, k=random.randint(1, 6))) for _ in range(5000)]
    texts += [glyph for glyph in assigned if not ("\u4e00" <= glyph <= "\u9fff" or glyph >= "\U00020000")]
    given = in_browser(evaluator, "texts => texts.map((text) => [folded(text), foldedText(text)])", texts)
    wrong = {
        text: (both, browser)
        for text, browser in zip(texts, given, strict=True)
        if (both := [folded(text), folded_text(text)]) != browser
    }
    assert wrong == {}


def test_an_icp_that_does_not_exist_is_an_error_that_says_so(evaluator: Page) -> None:
    message = evaluator.evaluate(
        """(program) => { try { evaluate(program, "nobody", {}, "2026-06-30"); } catch (error) {
            return String(error);
        } }""",
        program_record(example.program()),
    )
    assert message == "RangeError: no ICP is called nobody"


def _drawn(seed: int) -> Json:
    """A program, a day and accounts of it."""
    kind = DrawContacts if seed % 3 == 0 else Draw
    draw = kind(Random(seed), assumed=seed % 2 == 1)  # noqa: S311  # the same cases in every run
    program, as_of = draw.program(), draw.as_of()
    accounts = [draw.account(as_of, share=(at + 1) / ACCOUNTS) for at in range(ACCOUNTS)]
    words = words_record(program)
    return {"seed": seed, "program": program, "words": words, "as_of": as_of, "accounts": accounts}


def _answers(case: Json) -> list[Json]:
    """The verdicts of Python on the accounts of a case."""
    program, words = program_of(case["program"]), words_of(case["words"])
    day = datetime.date.fromisoformat(case["as_of"])
    accounts = (account_of(case["program"], account) for account in case["accounts"])
    return [_answer(program, words, day, known) for known in accounts]


def _answer(program: Program, words: WordList, day: datetime.date, known: Account) -> Json:
    """The verdict of Python on an account."""
    ranking = rank(program, known, day)
    return {
        "best": ranking.best.icp if ranking.best else None,
        "candidate": ranking.candidate.icp if ranking.candidate else None,
        "order": [verdict.icp for verdict in ranking.verdicts],
        "verdicts": [verdict_record(evaluate(program, id_, known, day)) for id_ in program.icps],
        "notes": [note(verdict, words) for verdict in ranking.verdicts],
        "sentences": [[list(part) for part in sentences(verdict, words)] for verdict in ranking.verdicts],
        "memberships": [
            membership_of(verdict, deciding_fields(verdict, program, known, day))
            for verdict in ranking.verdicts
        ],
    }
