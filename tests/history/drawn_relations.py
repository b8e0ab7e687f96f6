"""Histories in which much is taken back and made again: several at once, in part, or without a word."""

import random
from collections.abc import Callable

from tests.history.drawn_histories import DrawnHistory, HistoryDraw
from tests.history.playbook_trees import Delta, delta, looks_renamed, tree_of


def composed(parts: list[Delta]) -> Delta | None:
    """What changes come to, one after the other; None if one does not go on from the one before."""
    found: Delta = {}
    for part in parts:
        for path, (old, new) in part.items():
            if path in found and found[path][1] != old:
                return None
            found[path] = found.get(path, (old, old))[0], new
    return {path: (old, new) for path, (old, new) in found.items() if old != new}


def opposite(change: Delta) -> Delta:
    """The change back."""
    return {path: (new, old) for path, (old, new) in change.items()}


class RelationDraw(HistoryDraw):
    """Draws a history of few commits that are not about earlier ones."""

    def acts(self) -> list[Callable[[], None]]:
        edits = [self.edit, self.edit, self.branch, self.merge, self.pick, self.revert]
        return [*edits, self.revert_several, self.revert_several, self.revert_partly, self.squash_and_keep]

    def own(self, number: int) -> Delta | None:
        """What a commit changed, if it has one parent and renamed nothing."""
        commit = self.history.commits[number]
        if len(commit.parents) != 1:
            return None
        made = delta(self.history.commits[commit.parents[0]].tree, commit.tree)
        return made if made and not looks_renamed(made) else None

    def recent(self, head: int) -> list[int]:
        """The last commits on a line of history, the newest first."""
        behind = sorted(self.history.behind(head), reverse=True)
        return [number for number in behind if self.own(number) is not None][:6]

    def revert_several(self) -> None:
        """Takes back some of the last commits at once: named, said without a name, or without a word."""
        at = self.at()
        head, recent = self.heads[at], self.recent(self.heads[at])
        if len(recent) < 2:
            return
        some = sorted(self.random.sample(recent, self.random.randint(2, min(3, len(recent)))), reverse=True)
        back = composed([opposite(self.own(number) or {}) for number in some])
        files = self.applied(head, back) if back else None
        if files is None:
            return
        way = self.random.choice(("named", "said", "silent"))
        lines = [f"This reverts commit @{number}@." for number in some]
        body = {"named": "\n".join(lines), "said": "Revert what was wrong.", "silent": "Go on."}[way]
        named = tuple(some) if way == "named" else ()
        self.heads[at] = self.add(
            [head], files, f"Several {len(self.history.commits)}\n\n{body}", undoes=named
        )

    def revert_partly(self) -> None:
        """Takes back a part of a commit that its message names, or all of it and does more."""
        at = self.at()
        head, recent = self.heads[at], self.recent(self.heads[at])
        if not recent:
            return
        number = self.random.choice(recent)
        back = opposite(self.own(number) or {})
        is_edit = all(None not in values for values in back.values())
        if len(back) > 1 and is_edit and self.random.random() < 0.5:
            back = dict(self.random.sample(sorted(back.items()), self.random.randrange(1, len(back))))
            files = self.applied(head, back)
        else:
            files = self.applied(head, back)
            if files is not None:
                self.change(files, 5)
        made = delta(self.history.commits[head].tree, tree_of(files)) if files is not None else {}
        if files is None or looks_renamed(back) or not made.items() & back.items():
            return
        message = f"Partly {len(self.history.commits)}\n\nThis reverts commit @{number}@."
        self.heads[at] = self.add([head], files, message, partly=number)

    def squash_and_keep(self) -> None:
        """All that a branch did since it left main, as one commit on main; the branch goes on."""
        if len(self.heads) < 2:
            return
        before = self.history.commits[self.heads[0]].tree
        made = delta(before, self.history.together([self.heads[0], self.heads[1]], before))
        files = self.applied(self.heads[0], made) if made else None
        if files is None:
            return
        came_in = self.history.behind(self.heads[1]) - self.history.behind(self.heads[0])
        parts = [self.history.made(number) for number in sorted(came_in)]
        whole = composed(parts)
        counts = whole == made and not any(map(looks_renamed, parts))
        some = tuple(number for number in sorted(came_in) if self.history.made(number)) if counts else ()
        self.heads[0] = self.add([self.heads[0]], files, f"Squash {len(self.history.commits)}", repeats=some)


def relations_drawn(seed: int, steps: int) -> DrawnHistory:
    """One such history."""
    draw = RelationDraw(seed)
    draw.random = random.Random(f"relations {seed}")  # noqa: S311  # draws of a test
    return draw.drawn(steps)
