"""A review of two revisions: what changed, which verdicts change, whom to ask, and what stands in the way."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from icp_playbook.decisions import Move, MoveSummary, RenamedIds, compare_accounts, compared_examples
from icp_playbook.diff import (
    EFFECTS,
    Change,
    Contents,
    DecisionReason,
    Lexicon,
    NewIds,
    Subject,
    compare_contents,
    contents,
    lexicon_of,
    naming_decisions,
    renames_between,
    sentence,
    unnamed,
    value_texts,
)
from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding, Location
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.model import every_kind, layout
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Documents, Key, Playbook, alike_entries
from icp_playbook.review.boundary_proofs import BoundaryProof, boundary_proofs
from icp_playbook.review.change_policy import PolicyReview
from icp_playbook.review.coming import LaterDay, later_days
from icp_playbook.review.entry_owners import answering, handles
from icp_playbook.review.explanation import explained
from icp_playbook.review.places import document_path
from icp_playbook.source import Data, Document

EVERYWHERE = "the playbook as a whole"
WORKING_TREE = "the working tree"


@dataclass(frozen=True)
class RevisionSide:
    """One revision. `playbook` is None where its content has errors under today's model."""

    label: str
    documents: Documents
    playbook: Playbook | None
    findings: Sequence[Finding] = ()
    unread: Mapping[Key, str] = field(default_factory=dict)
    """Files that are there and cannot be read at all, by entry: too large, a link, no text."""


@dataclass(frozen=True, slots=True)
class ReviewedChange:
    """A change in words: the sentence, the old and new value, and its place in the file."""

    change: Change
    sentence: str
    old: str
    new: str
    place: Location
    in_head: bool = True
    """Whether the place is in the head; what is gone is at its place in the base."""
    is_listed: bool = True
    """Of an entry with a new id: whether its file lists the old one, so that links to that lead here."""


@dataclass(frozen=True)
class RevisionReview:
    """What changed and its effects. `not_judged` says why decisions could not be compared, if so."""

    base: str
    head: str
    changes: tuple[ReviewedChange, ...]
    examples: MoveSummary | None
    listed: MoveSummary | None
    not_judged: str
    unproven: tuple[str, ...]
    """ICPs whose boundary changed without changing the verdict of any of their examples."""
    unread: tuple[str, ...] = ()
    """Files that cannot be read on one side, so that what changed in them is not known."""
    whys: tuple[str, ...] = ()
    findings: Sequence[Finding] = field(default=())
    """The errors of the head."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """Fingerprint of a change → how many of the accounts that move it moves by itself, where known."""
    pull_request: int | None = None
    proofs: tuple[BoundaryProof, ...] = ()
    """Who moves of all accounts there could be: nobody, or an account that does."""
    icp_names: Mapping[str, str] = field(default_factory=dict)
    """ICP → what it is called, of the head."""
    published: Catalogue | None = None
    """The account fields of the base, as the published site has them."""
    pages: frozenset[str] = frozenset()
    """Entries of the base, as kind/id: those that the published site has a page of."""
    undeclared: tuple[str, ...] = ()
    """Entries that look renamed and do not list the id they had: which, and what to add, a clause each."""
    answering: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Entry that changed, as kind/id → who answers for it now, then the one before, as alerts go to both."""
    handles: Mapping[str, str] = field(default_factory=dict)
    """Owner → the handle that a forge knows, where the playbook says it."""
    decisions: tuple[DecisionReason, ...] = ()
    """Those of the head that name a change of who qualifies: their reasons are the first of `whys`."""
    unexplained: tuple[str, ...] = ()
    """Entries whose boundary changed without a reason, as kind/id: none where a message states one."""
    later: tuple[LaterDay, ...] = ()
    """Decisions of the change that count from a later day."""
    naming: frozenset[str] = frozenset()
    """The ids of the decisions that the head brings and that are in force, whatever they are about."""
    policy: PolicyReview | None = None
    """What the policy of the base says, where it was asked for."""
    title: str = ""
    """Of the pull request, where the surroundings tell it."""
    branch: str = ""
    """The branch that HEAD is on, if it is on one."""

    @property
    def boundary(self) -> list[ReviewedChange]:
        """The changes of who qualifies."""
        return [reviewed for reviewed in self.changes if reviewed.change.effect == "boundary"]

    @property
    def summaries(self) -> list[MoveSummary]:
        """The examples and the listed accounts, as far as they could be compared."""
        return [found for found in (self.examples, self.listed) if found is not None]

    @property
    def moves(self) -> list[Move]:
        """Examples and listed accounts whose verdict changed, as far as they are kept."""
        return [move for found in self.summaries for move in found.moves]


def compare_revisions(
    base: RevisionSide,
    head: RevisionSide,
    listed: Callable[[PreparedPlaybook, PreparedPlaybook, RenamedIds], MoveSummary] | None = None,
    whys: Sequence[str] = (),
    pull_request: int | None = None,
    icp: str | None = None,
) -> RevisionReview:
    """Compares both revisions; `listed` scores a list of accounts, if there is one.

    `icp` is the id of the ICP in the head whose examples alone are scored; None for all.
    """
    old, new = _comparable(base, head)
    new_ids = renames_between(old, new)
    undeclared = _undeclared(base, head, new_ids)
    if undeclared:
        new_ids = renames_between(old, new, undeclared)
    lexicon = lexicon_of(old, new, new_ids)
    changes = compare_contents(old, new, new_ids, lexicon)
    weights: Mapping[str, int] = {}
    examples = accounts = None
    proofs: tuple[BoundaryProof, ...] = ()
    if base.playbook is not None and head.playbook is not None and not (base.unread or head.unread):
        before, after = PreparedPlaybook.of(base.playbook), PreparedPlaybook.of(head.playbook)
        renames = RenamedIds.of(new_ids)
        cases = compared_examples(base.playbook, head.playbook, renames)
        if icp is not None:
            cases = (case for case in cases if case.icps is not None and case.icps[1] == icp)
        examples = compare_accounts(cases, before, after, renames)
        accounts = listed(before, after, renames) if listed is not None else None
        proofs = boundary_proofs(base.playbook, head.playbook, lexicon, renames, examples)
        changes, weights = explained(
            changes, base.playbook, head.playbook, (examples, accounts), {*new_ids.entries.values()}
        )
    bounds = list(dict.fromkeys(str(change.entry) for change in changes if change.effect == "boundary"))
    naming = tuple(naming_decisions(old, new, new_ids.entries))
    ids = frozenset(one.id for one in naming)
    decisions = tuple(one for one in naming if any(map(one.names, bounds)))
    return RevisionReview(
        base.label,
        head.label,
        tuple(_reviewed(change, lexicon, base, head) for change in _weighed(changes)),
        examples,
        accounts,
        _not_judged(base, head),
        tuple(_unproven(changes, examples, old, new)) if examples is not None else (),
        _unread(base, head),
        (*(f"{one.why} (decision: {one.name})" for one in decisions), *whys),
        tuple(head.findings),
        weights,
        pull_request,
        proofs,
        {id_: one.name for id_, one in head.playbook.profiles.items()} if head.playbook else {},
        base.playbook.catalogue if base.playbook else None,
        frozenset(str(Subject(*key, "")) for key in base.documents if key.kind in every_kind()),
        tuple(_as_renamed(was, now, new) for was, now in sorted(undeclared.items())),
        answering(changes, old, new),
        handles(old, new),
        decisions,
        () if whys else tuple(unnamed(bounds, decisions)),
        tuple(later_days(head.documents, ids)),
        ids,
    )


def changes_between(base: RevisionSide, head: RevisionSide) -> tuple[Change, ...]:
    """The changes alone, with the effects that the catalogue gives them: nobody is scored."""
    old, new = _comparable(base, head)
    declared = renames_between(old, new)
    new_ids = renames_between(old, new, _undeclared(base, head, declared))
    return tuple(compare_contents(old, new, new_ids, lexicon_of(old, new, new_ids)))


def _undeclared(base: RevisionSide, head: RevisionSide, declared: NewIds) -> Mapping[Key, Key]:
    """Old → new of entries that no file says to be one and that say most of the same, as history has it.

    One whose id another file lists under `formerly` is that one, whatever else it is like.
    """
    before, after = (
        {key: one.data for key, one in side.documents.items() if not _is_unread(one)} for side in (base, head)
    )
    claimed = {Key(key.kind, str(id_)) for key, data in after.items() for id_ in _former_ids(data)}
    broken = {*base.unread, *head.unread, *(key for key, one in head.documents.items() if _is_unread(one))}
    taken = {*declared.entries, *declared.entries.values(), *broken}
    return alike_entries(
        {key: data for key, data in before.items() if key not in after and key not in taken | claimed},
        {key: data for key, data in after.items() if key not in base.documents and key not in taken},
    )


def _former_ids(data: Data) -> Sequence[Data]:
    listed = data.get("formerly") if isinstance(data, dict) else None
    return listed if isinstance(listed, list) else ()


def _as_renamed(was: Key, now: Key, new: Contents) -> str:
    path, name = layout().entry_path(*now), _name(now, new)
    return f"{name} looks renamed from {was.id}: add `formerly: [{was.id}]` to {path}"


def _weighed(changes: Sequence[Change]) -> list[Change]:
    """The weightiest effect of each entry first; entries stay in their order."""
    entries = {entry: at for at, entry in enumerate(dict.fromkeys(change.entry for change in changes))}
    return sorted(changes, key=lambda one: (entries[one.entry], EFFECTS.index(one.effect)))


def _comparable(base: RevisionSide, head: RevisionSide) -> tuple[Contents, Contents]:
    """Both in the notation of the model where both suit it, else as their files say."""
    broken = {
        *base.unread,
        *head.unread,
        *(key for side in (base, head) for key, document in side.documents.items() if _is_unread(document)),
    }
    if base.playbook is not None and head.playbook is not None:
        sides = [contents(base.playbook), contents(head.playbook)]
    else:
        sides = [{key: one.data for key, one in side.documents.items()} for side in (base, head)]
    old, new = ({key: data for key, data in side.items() if key not in broken} for side in sides)
    return old, new


def _is_unread(document: Document) -> bool:
    """A list or a text in place of an entry says no more of it than what is no YAML: nothing was removed.

    Of a file with a key given twice it is not known what else it says.
    """
    return not isinstance(document.data, dict) or not document.is_whole


def _unread(base: RevisionSide, head: RevisionSide) -> tuple[str, ...]:
    sides = (base, head)
    broken = (one.path for side in sides for one in side.documents.values() if _is_unread(one))
    return tuple(sorted({*broken, *(path for side in sides for path in side.unread.values())}))


def _not_judged(base: RevisionSide, head: RevisionSide) -> str:
    """Why decisions could not be compared, in one sentence; "" where they were."""
    for side in (head, base):
        if side.playbook is None:
            count = len(side.findings)
            first = f", first {side.findings[0].location}: {side.findings[0].sentence}" if count else ""
            return f"{side.label} has {counted(count, 'error')} under today's model{first}"
    for side in (head, base):
        if side.unread:
            return f"{series(sorted(side.unread.values()), limit=4)} cannot be read in {side.label}"
    return ""


def _reviewed(change: Change, lexicon: Lexicon, base: RevisionSide, head: RevisionSide) -> ReviewedChange:
    key = Key(change.entry.kind, change.entry.id)
    document = head.documents.get(key) or base.documents.get(key)
    place = document.at(*document_path(document.data, change.path)) if document else Location(str(key))
    words = sentence(change, lexicon), *value_texts(change, lexicon)
    listed = change.id != "entry-renamed" or change.new in _former_ids(document.data if document else None)
    return ReviewedChange(change, *words, place, key in head.documents, listed)


def _unproven(
    changes: Sequence[Change], examples: MoveSummary, old: Contents, new: Contents
) -> Iterator[str]:
    """Names of the ICPs whose boundary changed and whose examples all stay as they were."""
    moved = {icp for move in examples.moves for icp in (move.old.icp, move.new.icp) if icp}
    icps: dict[str, None] = {}
    for change in changes:
        if change.effect == "boundary" and change.direction is not None:
            icps.update(dict.fromkeys(_icps(change, old, new)))
    for icp in icps:
        if icp == EVERYWHERE and not examples.moved:
            yield EVERYWHERE
        elif icp != EVERYWHERE and icp not in moved:
            yield _name(Key("profile", icp), new, old)


def _icps(change: Change, old: Contents, new: Contents) -> Iterator[str]:
    """The ICPs a change of the boundary touches."""
    match change.entry.kind:
        case "profile":
            yield change.entry.id
        case "segment":
            data = new.get(Key("segment", change.entry.id)) or old.get(Key("segment", change.entry.id))
            icp = data.get("icp") if isinstance(data, dict) else None
            if isinstance(icp, str):
                yield icp
        case "disqualifier" | "signal":
            yield from _citing(change.entry.kind, change.entry.id, new)
        case "fields" if change.id.startswith("group-"):
            return  # reviewed of each that uses it
        case _:
            yield EVERYWHERE


def _citing(kind: str, id_: str, side: Contents) -> Iterator[str]:
    for key, data in side.items():
        if key.kind == "profile" and isinstance(data, dict):
            fit = data.get("fit") if kind == "disqualifier" else data
            cited = fit.get(f"{kind}s") if isinstance(fit, dict) else None
            if isinstance(cited, list) and id_ in cited:
                yield key.id


def _name(key: Key, *sides: Contents) -> str:
    for side in sides:
        data = side.get(key)
        if isinstance(data, dict) and isinstance(data.get("name"), str):
            return " ".join(str(data["name"]).split())
    return key.id
