"""Files that came and are others that are gone: the same, or most of what they say is."""

from collections import Counter
from collections.abc import Mapping

from icp_playbook.history.revisions import Snapshot
from icp_playbook.playbook import Key, alike_entries


def alike_files(gone: Mapping[Key, Snapshot], come: Mapping[Key, Snapshot]) -> dict[Key, Key]:
    """New id → the id before. Of those that cannot be read, the ones with the same content."""
    kinds = {key.kind for key in gone} & {key.kind for key in come}
    before, after = ({key: one for key, one in side.items() if key.kind in kinds} for side in (gone, come))
    counts = [Counter((key.kind, one.blob) for key, one in side.items()) for side in (before, after)]
    places = {(key.kind, one.blob): key for key, one in before.items()}
    found = {
        key: places[name]
        for key, one in after.items()
        if counts[0][name := (key.kind, one.blob)] == counts[1][name] == 1
    }
    old, new = (
        {key: one.data for key, one in side.items() if one.readable and key not in taken}
        for side, taken in ((before, {*found.values()}), (after, {*found}))
    )
    return found | {now: was for was, now in alike_entries(old, new).items()}
