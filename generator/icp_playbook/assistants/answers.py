"""What the tools answer: records of plain data, made of the playbook as its files are now."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from icp_playbook.accounts import score_single
from icp_playbook.assistants.open_playbook import PlaybookFiles, today
from icp_playbook.fields import Catalogue
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, ScoredAccount, note, reach_sentences, sentences, verdict_record
from icp_playbook.model import every_kind
from icp_playbook.phrases import counted, did_you_mean
from icp_playbook.playbook import Playbook
from icp_playbook.report import report_review
from icp_playbook.review import ReviewRequest, review_revisions
from icp_playbook.site import NOT_FOR_WRITING, EntryTexts, bundle_markdown, entry_markdown
from icp_playbook.values import parse_date

Answer: TypeAlias = dict[str, Any]

MOST_FOUND, MOST_CHOICES, MOST_SEGMENTS, MOST_CHANGES = 20, 40, 100, 100
"""What an answer lists at most; it says how many more there are, and an assistant can look for them."""
_TOO_LARGE = 10**30
"""Python does not write out numbers of thousands of digits."""
MOST_FIELDS, LONGEST = 500, 2000
"""Fields of an account, and characters of one of its values."""


class PlaybookAnswers:
    """One method a tool. Each raises CommandError or ContentError where it has no answer."""

    def __init__(self, root: Path) -> None:
        self._files = PlaybookFiles(root)

    def overview(self) -> Answer:
        """What there is: ICPs, segments, other kinds by number, and the fields that decide."""
        found = self._files.current()
        playbook, settings = found.playbook, found.playbook.settings
        return {
            "playbook": settings.name,
            "version": found.records.version,
            "company": settings.company.about,
            "icps": [
                {"id": id_, "name": one.name, "status": one.status, "definition": str(one.definition)}
                for id_, one in playbook.profiles.items()
            ],
            "segments": [
                {"id": id_, "name": one.name, "icp": one.icp}
                for id_, one in [*playbook.segments.items()][:MOST_SEGMENTS]
            ],
            "more_segments": max(0, len(playbook.segments) - MOST_SEGMENTS),
            "entries": {kind: len(playbook.by_kind[kind]) for kind in every_kind()},
            "currency": settings.currency,
            "fields": [_field(found.evaluator, name) for name in _own(playbook.catalogue)],
        }

    def find_entries(self, question: str, most: int) -> Answer:
        """Entries and terms that answer a question, the best first; the nearest where none is close."""
        found = self._files.current()
        ranked, close = found.find(question, max(1, min(most, MOST_FOUND)))
        results = [
            {
                "entry": None if key is None else str(key),
                "kind": one.document.kind,
                "name": one.document.title,
                "answer": one.document.answer,
                "parts": [{"part": part.title, "says": part.answer} for part in one.parts],
            }
            for one, key in ranked
        ]
        return {"version": found.records.version, "close": close, "results": results}

    def read_entry(self, entry: str) -> Answer:
        """An entry as Markdown, with what it names and what names it."""
        found = self._files.current()
        key = _known(entry, found.keys, "entry")
        record = found.records[found.keys[key]]
        kept = ("kind", "id", "name", "source", "names", "named_by")
        return {
            **{name: record[name] for name in kept},
            "version": found.records.version,
            "text": entry_markdown(record, found.records.version),
        }

    def score_account(self, account: Mapping[str, Any], icp: str | None, as_of: str | None) -> Answer:
        """The verdict of `score` on one account, with its reasons and what to ask next."""
        found = self._files.current()
        evaluator = found.evaluator
        chosen = _known(icp, found.playbook.profiles, "ICP") if icp else None
        day = today() if as_of is None else parse_date(as_of)
        if day is None:
            raise CommandError(f'"{as_of}" is not a date', "write it as 2026-10-01")
        none_of = [name for name, value in account.items() if value == []]
        made = score_single(evaluator, _cells(account, found.playbook), day, chosen, none_of)
        return {
            "as_of": day.isoformat(),
            "program": evaluator.program.version,
            "columns": made.columns,
            "not_read": [
                *(f'"{name}": {reason}' for name, reason in made.unread),
                *(f"{one.field}: {one.sentence}" for one in made.entry.problems),
            ],
            **({} if made.scored is None else _explained(evaluator, made.scored, made.entry.account or {})),
        }

    def segment_context(self, segment: str) -> Answer:
        """What belongs to a segment, as one Markdown text for writing."""
        found = self._files.current()
        id_ = _known(segment.removeprefix("segment/"), found.playbook.segments, "segment")
        texts = EntryTexts(found.records, lambda: found.records.version, NOT_FOR_WRITING)
        return {
            "segment": id_,
            "version": found.records.version,
            "text": bundle_markdown(found.playbook, texts, id_),
        }

    def compare_revisions(self, base: str, head: str | None, icp: str | None) -> Answer:
        """What `diff` says of two revisions: what changed, and which example accounts move."""
        for revision in (base, head or "HEAD"):
            if not revision.isprintable() or revision.startswith("-") or not revision.strip():
                raise CommandError("this is the name of no revision", "name a commit, a branch or a tag")
        made = review_revisions(ReviewRequest(self._files.root, base, head or None, today(), icp=icp or None))
        whole = json.loads(report_review(made, "json", ()))
        changes = whole["changes"]
        kept = ("sentence", "effect", "direction", "entry", "moves_alone")
        left = len(changes) - MOST_CHANGES
        return {
            **{name: whole[name] for name in ("base", "head", "summary", "examples", "whys", "findings")},
            "changes": [{name: one[name] for name in kept} for one in changes[:MOST_CHANGES]],
            "not_shown": f"{counted(left, 'more change')}: see `icp-playbook diff`" if left > 0 else None,
            "not_read": whole["not_read"],
        }


def _known(name: str, names: Iterable[str], what: str) -> str:
    known = list(names)
    if name in known:
        return name
    other = "find its name with find_entries" if what == "entry" else ""
    raise CommandError(f'there is no {what} "{name[:80]}"', did_you_mean(name[:80], known, other))


def _own(catalogue: Catalogue) -> Iterable[str]:
    return catalogue.describing("account").fields


def _field(evaluator: PreparedPlaybook, name: str) -> Answer:
    words = evaluator.words.fields[name]
    choices = [one.id for one in words.choices]
    shown: Answer = {"id": name, "label": words.label, "type": words.type}
    if words.unit:
        shown["unit"] = words.unit
    if choices:
        shown["choices"] = choices[:MOST_CHOICES]
    if len(choices) > MOST_CHOICES:
        shown["more_choices"] = len(choices) - MOST_CHOICES
    return shown


def _cells(account: Mapping[str, Any], playbook: Playbook) -> dict[str, str]:
    """The account as cells of a list, which are read as the playbook says that lists are."""
    if len(account) > MOST_FIELDS:
        raise CommandError(f"an account has at most {MOST_FIELDS} fields", "leave out the rest")
    comma = playbook.catalogue.conventions.numbers == "comma"
    cells = {name: _cell(name, value, comma=comma) for name, value in account.items() if value is not None}
    for name, text in cells.items():
        if len(text) > LONGEST or len(name) > LONGEST:
            raise CommandError(f'"{name[:40]}" has more than {LONGEST:,} characters', "shorten it")
    return cells


def _cell(name: str, value: object, *, comma: bool) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            text = f"{value:.15f}".rstrip("0").rstrip(".")
            return text.replace(".", ",") if comma else text
        case str():
            return value
        case int() if abs(value) < _TOO_LARGE:
            return str(value)
        case list() if all(isinstance(one, str) for one in value):
            return "; ".join(value)
        case _:
            raise CommandError(
                f'"{name[:40]}" is neither a text, a number, true or false, nor a list of texts',
                "write it as a cell of a list would",
            )


def _explained(evaluator: PreparedPlaybook, scored: ScoredAccount, account: Mapping[str, Any]) -> Answer:
    verdict, words = scored.verdict, evaluator.words
    reaches = evaluator.to_reach(verdict.icp, account, verdict.as_of)
    question = verdict.next_question
    field = None if question is None else words.fields[question.field]
    return {
        "membership": scored.membership,
        "verdict": verdict_record(verdict),
        "sentences": [sentence for _, sentence in sentences(verdict, words)],
        "whys": _whys(evaluator, scored),
        "next_question": None
        if question is None or field is None
        else {
            "field": question.field,
            "label": field.label,
            "question": field.question,
            "points": question.points,
            "decides": question.decides,
            "choices": [one.id for one in field.choices][:MOST_CHOICES],
        },
        "to_reach": reach_sentences(reaches, verdict.icp, words) if verdict.candidate else [],
        "note": note(verdict, words, reaches if verdict.candidate else ()),
    }


def _whys(evaluator: PreparedPlaybook, scored: ScoredAccount) -> dict[str, str]:
    """Reason, as its kind and id → why the playbook asks for it."""
    icp = evaluator.words.icps[scored.verdict.icp]
    found = {
        **{f"must/{id_}": one.why for id_, one in icp.must.items()},
        **{f"score/{id_}": one.why for id_, one in icp.score.items()},
        **{f"disqualifier/{id_}": one.why for id_, one in icp.disqualifiers.items()},
    }
    return {name: why for name, why in found.items() if why}
