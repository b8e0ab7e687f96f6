"""The word list of a playbook: what people read for the ids of a program and a verdict."""

from typing import assert_never

from markdown_it import MarkdownIt
from markdown_it.token import Token

from icp_playbook.conditions import Condition, say, say_met, say_missed, say_needed, signed_tests
from icp_playbook.fields import Catalogue, Field, country_names
from icp_playbook.fit.program import Json, Program
from icp_playbook.fit.record import record_of
from icp_playbook.fit.word_list_types import (
    BandWords,
    CapWords,
    ChoiceWords,
    CountWords,
    CriterionWords,
    DisqualifierWords,
    FieldWords,
    IcpWords,
    MustWords,
    NeedWords,
    PlayWords,
    StepWords,
    WordList,
)
from icp_playbook.model import Band, Level, Must, Profile, Tier, steps
from icp_playbook.playbook import Playbook, cap_label, criterion_label, must_label, tiers_of

_MARKDOWN = ["emphasis", "link", "list", "newline", "escape", "entity", "backticks"]


def build_word_list(playbook: Playbook, program: Program) -> WordList:
    """Labels, questions and reasons by id, every text on one line. `program` is the playbook's own.

    Lists keep an order that forms show; mappings are looked up by the ids of the program.
    """
    settings = playbook.settings
    return WordList(
        version=program.version,
        playbook=_line(settings.name),
        minimum_coverage=settings.minimum_coverage,
        fields={name: _field(field) for name, field in playbook.catalogue.fields.items()},
        tiers={tier.id: _step(tier) for tier in settings.tiers},
        levels={level.id: _step(level) for level in settings.levels},
        plays={
            play.id: PlayWords(_line(play.label), plain(play.do), (play.owner or "").replace("-", " "))
            for play in settings.plays
        },
        icps={id_: icp_words(playbook, id_) for id_ in playbook.profiles},
    )


def word_list_record(words: WordList) -> Json:
    """A word list as JSON."""
    return record_of(words)


def _step(step: Tier | Level) -> StepWords:
    return StepWords(_line(step.label), _line(step.means), step.at_least)


def _field(field: Field) -> FieldWords:
    return FieldWords(
        label=_line(field.label),
        type=field.type,
        learned=field.learned,
        about=field.about and _line(field.about),
        question=field.question and _line(field.question),
        unit=field.unit and _line(field.unit),
        choices=tuple(ChoiceWords(id_, _line(label)) for id_, label in _choices(field)),
    )


def _choices(field: Field) -> list[tuple[str, str]]:
    """What a field can be, in the order of a form: as declared, countries by name."""
    match field.type:
        case "country":
            return sorted(country_names().items(), key=lambda country: country[1])
        case "choice" | "choices":
            return [(choice.id, choice.label) for choice in field.values]
        case "integer" | "number" | "percent" | "year" | "money" | "text" | "boolean" | "date" | "domain":
            return []
        case _:
            assert_never(field.type)


def icp_words(playbook: Playbook, id_: str) -> IcpWords:
    """What a word list says of one ICP."""
    profile, catalogue = playbook.profiles[id_], playbook.catalogue
    return IcpWords(
        name=_line(profile.name),
        definition=_line(profile.definition),
        must={must.id: _must(must, catalogue) for must in profile.fit.must},
        score={
            row.id: CriterionWords(
                _line(criterion_label(row, catalogue)),
                row.dimension,
                _line(row.why),
                _bands(steps(row), catalogue),
            )
            for row in profile.fit.score
        },
        disqualifiers={name: _disqualifier(playbook, name) for name in profile.fit.disqualifiers},
        signals={name: _line(playbook.signals[name].name) for name in profile.signals},
        segments={name: _line(segment.name) for name, segment in playbook.segments_of(id_).items()},
        counted={
            name: CountWords(count.points, count.at_most)
            for name in profile.signals
            if (count := playbook.signals[name].count_of) is not None
        },
        enough="" if profile.fit.enough is None else _line(say_needed(profile.fit.enough, catalogue)),
        tiers={tier.id: tier.at_least for tier in tiers_of(playbook.settings, profile.fit)}
        if profile.fit.tiers
        else {},
        caps={
            id_: CapWords(_line(cap_label(id_, cap)), cap.at_most) for id_, cap in profile.fit.caps.items()
        },
        tests=_tests(playbook, profile),
    )


def _tests(playbook: Playbook, profile: Profile) -> dict[str, tuple[NeedWords, ...]]:
    """Of every row that decides, in the order of the program's tests."""
    fit, catalogue = profile.fit, playbook.catalogue
    rows: dict[str, list[Condition]] = {f"must/{must.id}": [must.when] for must in fit.must}
    rows |= {f"score/{row.id}": [band.when for band in steps(row)] for row in fit.score}
    rows |= {f"disqualifier/{out}": [playbook.disqualifiers[out].when] for out in fit.disqualifiers}
    if fit.enough is not None:
        rows["enough/enough"] = [fit.enough]
    return {
        name: tuple(
            NeedWords(
                _line(say_met(test, catalogue, negated=negated)),
                _line(say_missed(test, catalogue, negated=negated)),
            )
            for when in conditions
            for test, negated in signed_tests(when)
        )
        for name, conditions in rows.items()
    }


def _must(must: Must, catalogue: Catalogue) -> MustWords:
    return MustWords(_line(must_label(must, catalogue)), _condition(must.when, catalogue), _line(must.why))


def _bands(bands: tuple[Band, ...], catalogue: Catalogue) -> tuple[BandWords, ...]:
    return tuple(BandWords(_condition(band.when, catalogue), band.points) for band in bands)


def _disqualifier(playbook: Playbook, id_: str) -> DisqualifierWords:
    entry = playbook.disqualifiers[id_]
    name, cite = _line(entry.name), _line(entry.cite)
    return DisqualifierWords(
        name=name,
        says=_line(entry.says),
        when=_condition(entry.when, playbook.catalogue),
        why=_line(entry.why),
        ask=tuple(_line(question) for question in entry.ask),
        cite=cite if cite.startswith(name) else f"{name}. {cite}".strip(),
    )


def _condition(condition: Condition, catalogue: Catalogue) -> str:
    return _line(say(condition, catalogue))


def _line(text: str) -> str:
    return " ".join(text.split())


def plain(prose: str) -> str:
    """Prose without its Markdown: what it says, on one line."""
    parser = MarkdownIt("zero").enable(_MARKDOWN)
    blocks = (token.children or [] for token in parser.parse(prose) if token.type == "inline")
    return _line(" ".join("".join(_text(part) for part in block) for block in blocks))


def _text(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content
