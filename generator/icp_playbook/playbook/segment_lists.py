"""The segments that an ICP lists: their order, and that they are its own."""

from collections.abc import Iterator, Mapping

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Profile, Segment
from icp_playbook.source import Document


def in_listed_order(
    profiles: Mapping[str, Profile], segments: Mapping[str, Segment]
) -> Mapping[str, Segment]:
    """Segments as they were, those of an ICP that lists them in its order; what it leaves out comes after."""
    own: dict[str, list[str]] = {}
    for id_, segment in segments.items():
        own.setdefault(segment.icp, []).append(id_)
    listed = {icp: profiles[icp].segments if icp in profiles else () for icp in own}
    turns = {
        icp: iter(dict.fromkeys([*(one for one in listed[icp] if one in ids), *ids]))
        for icp, ids in own.items()
    }
    order = [next(turns[segment.icp]) for segment in segments.values()]
    return {id_: segments[id_] for id_ in order}


def foreign_segments(
    icp: str, profile: Profile, document: Document, segments: Mapping[str, Segment]
) -> Iterator[Finding]:
    """A finding for every listed segment that is of another ICP or listed before."""
    for index, id_ in enumerate(profile.segments):
        if id_ in profile.segments[:index]:
            yield rules.SEGMENT_LIST.at(
                document.at("segments", index), f'the segment "{id_}" is listed twice', "keep one of the two"
            )
        elif id_ in segments and segments[id_].icp != icp:
            yield rules.SEGMENT_LIST.at(
                document.at("segments", index),
                f'the segment "{id_}" is one of {segments[id_].icp}',
                f"take it off the list, or write `icp: {icp}` in it",
            )
