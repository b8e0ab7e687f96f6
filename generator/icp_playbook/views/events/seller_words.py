"""Changes in words a seller would use, where such words are true today; else in none."""

from collections.abc import Mapping

from icp_playbook.diff import CATALOGUE, ChangeSummary
from icp_playbook.model import Disqualifier, Profile, Segment, Signal, every_kind
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import Event, Timeline
from icp_playbook.views.plain_text import line

_ITEM = 3
"""Keys and ids that lead to an item of an entry, such as fit, must, shops."""
_LENGTH = 400
WORDS: Mapping[str, str] = {
    "profile-added": "We now sell to {name}.",
    "profile-removed": "{name} is no longer one of our ICPs.",
    "must-added": "Check this before you pitch {name}: {detail}",
    "must-removed": "No longer a must for {name}: {detail}",
    "must-widened": "{name} asks for less now: {detail}",
    "must-narrowed": "{name} asks for more now: {detail}",
    "must-shifted": "Check this anew for {name}: {detail}",
    "criterion-moved-to-must": "Now a must for {name}: {detail}",
    "must-moved-to-score": "No longer a must for {name}: {detail}",
    "criterion-added": "One more thing to find out about {name}: {detail}",
    "criterion-removed": "No longer scored for {name}: {detail}",
    "criterion-widened": "More accounts match this in {name} now: {detail}",
    "criterion-narrowed": "Fewer accounts match this in {name} now: {detail}",
    "criterion-shifted": "Look for something else in {name} now: {detail}",
    "criterion-points-raised": "This can move accounts up in {name}: {detail}",
    "criterion-points-lowered": "This can move accounts down in {name}: {detail}",
    "disqualifier-added": "One more reason to walk away: {name}",
    "disqualifier-removed": "No longer a reason to walk away: {name}",
    "disqualifier-attached": "You can now walk away from {name} over this: {detail}",
    "disqualifier-detached": "No longer a reason to walk away from {name}: {detail}",
    "disqualifier-tightened": "“{name}” is a reason to walk away more often now: {detail}",
    "disqualifier-relaxed": "“{name}” is a reason to walk away less often now: {detail}",
    "signal-added": "Something new to watch for: {name}",
    "signal-removed": "Nothing to watch for any more: {name}",
    "signal-attached": "Now a reason to call {name}: {detail}",
    "signal-detached": "No longer a reason to call {name}: {detail}",
    "segment-added": "A new group to go after: {name}",
    "segment-removed": "No longer a group of its own: {name}",
    "grid-cell-changed": "Do something else with these accounts now: {detail}",
    "price-changed": "What to say of the price: {detail}",
    "persona-added": "Someone new to talk to: {name}",
    "persona-removed": "No longer described here: {name}",
    "committee-role-added": "One more person has a say in {name}: {detail}",
    "committee-role-removed": "No longer a seat in the buying of {name}: {detail}",
    "committee-role-reassigned": "Talk to someone else in {name} now: {detail}",
    "procurement-step-added": "One more step before {name} can sign: {detail}",
    "procurement-step-removed": "One step less before {name} can sign: {detail}",
    "buying-changed": "Look again at how {name} buys: {detail}",
    "need-added": "Ask {name} about this, too: {detail}",
    "value-proposition-added": "A new promise you can make to {name}: {detail}",
    "use-case-added": "A new use to show {name}: {detail}",
    "objection-added": "Expect this, and have the answer ready: {detail}",
    "objection-changed": "Look again before you answer this: {detail}",
    "question-added": "A new question to ask: {detail}",
    "question-changed": "Look again at what to ask: {detail}",
    "message-added": "Something new to say: {detail}",
    "message-changed": "Look again at what to say: {detail}",
    "template-added": "A new letter to send: {detail}",
    "template-changed": "Look again before you send this: {detail}",
    "channel-added": "A new way to reach {name}: {detail}",
    "proof-added": "New proof to show: {detail}",
    "proof-removed": "Proof that {name} no longer has: {detail}",
    "proof-attached": "New proof for what you say: {detail}",
    "play-changed": "Look again at what to do: {detail}",
}
"""Change → the sentence: with the name of its entry today, and what it says of itself."""


def seller_sentence(playbook: Playbook, timeline: Timeline, event: Event, change: ChangeSummary) -> str:
    """What a change of a commit means for a seller; "" where that is not known, or not so any more."""
    words = WORDS.get(change.id)
    key = timeline.today(Key(change.entry.kind, change.entry.id))
    if words is None or key in timeline.uncommitted or event.undone_by:
        return ""
    entry = playbook.by_kind.get(key.kind, {}).get(key.id)
    is_gone = not change.path and change.id.endswith("-removed")
    if (entry is None) != is_gone or not _holds(playbook, key, change):
        return ""
    if _changed_since(timeline, event, change):
        return ""
    name = entry.name if entry is not None else change.entry.name
    return line(words.format(name=name, detail=_detail(change)), _LENGTH)


def _detail(change: ChangeSummary) -> str:
    """What a change says of itself, without what it is called: "Must added: Own oven" → "Own oven"."""
    title, colon, rest = change.sentence.partition(": ")
    return rest if colon and title == CATALOGUE[change.id].title else change.sentence


def _changed_since(timeline: Timeline, event: Event, change: ChangeSummary) -> bool:
    """Whether a later commit changed the same item, or all of its entry, in more than its wording."""
    key = timeline.today(Key(change.entry.kind, change.entry.id))
    item = change.path[:_ITEM]
    for later in timeline.events:
        if later is event:
            return False
        for other in timeline.changes_of(later, key):
            reach = min(len(item), len(other.path))
            if (
                other.effect != "editorial"
                and other.path[:reach] == item[:reach]
                and (item or not other.path)
            ):
                return True
    return False


def _holds(playbook: Playbook, key: Key, change: ChangeSummary) -> bool:
    """Whether the playbook of today does with an entry what the sentence says."""
    entry = playbook.by_kind.get(key.kind, {}).get(key.id)
    match entry:
        case Disqualifier():
            return any(key.id in one.fit.disqualifiers for one in playbook.profiles.values())
        case Signal():
            return any(key.id in one.signals for one in playbook.profiles.values())
        case Segment() if change.id == "segment-added":
            return any(
                key.id in one.segments and one.status == "operational" for one in playbook.profiles.values()
            )
        case Profile():
            return entry.status == "operational"
        case _:
            return key.kind in every_kind() or change.id == "grid-cell-changed"
