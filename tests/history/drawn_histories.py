"""Histories drawn at random: who began which branch, what each commit made, and how it was merged."""

import copy
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.history.playbook_trees import (
    CONFLICT,
    PERSONA,
    START,
    Delta,
    Files,
    Tree,
    as_files,
    delta,
    leaves,
    looks_renamed,
    merged,
    plain,
    started,
    tag_of,
    tree_of,
)


@dataclass
class Commit:
    """A commit: its number is its place; `message` has its trailers."""

    parents: list[int]
    files: Files
    message: str
    undoes: tuple[int, ...] = ()
    """The commits that its message names and that it takes back, all of them and nothing else."""
    repeats: tuple[int, ...] = ()
    partly: int | None = None
    """A commit that its message names, of which it takes back a part or does more besides."""

    @property
    def tree(self) -> Tree:
        """Its playbook."""
        return tree_of(self.files)


@dataclass
class DrawnHistory:
    """Commits, each after its parents."""

    commits: list[Commit] = field(default_factory=list)

    def behind(self, number: int) -> set[int]:
        """A commit and its ancestors."""
        found, open_ = set(), [number]
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_ += self.commits[one].parents
        return found

    def base(self, behind: set[int]) -> Tree:
        """What commits that share these ancestors grew from; several newest ones are merged themselves."""
        newest = sorted(one for one in behind if not any(one in self.behind(two) - {two} for two in behind))
        if not newest:
            return {}
        found, known = self.commits[newest[0]].tree, self.behind(newest[0])
        for one in newest[1:]:
            base = self.base(known & self.behind(one))
            found = merged(base, found, self.commits[one].tree, CONFLICT)
            known |= self.behind(one)
        return found

    def together(self, parents: list[int], taken: Tree) -> Tree:
        """What the parents of a commit say together, as seen from what it made of it."""
        if not parents:
            return {}
        found, known = self.commits[parents[0]].tree, self.behind(parents[0])
        for one in parents[1:]:
            base = self.base(known & self.behind(one))
            found = merged(base, found, self.commits[one].tree, taken)
            known |= self.behind(one)
        return found

    def made(self, number: int) -> Delta:
        """What a commit changed itself."""
        commit = self.commits[number]
        return delta(self.together(commit.parents, commit.tree), commit.tree)


class HistoryDraw:
    """Draws a history: `heads` are the commits that branches are at, the first is main."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # draws of a test
        self.history = DrawnHistory()
        self.heads = [self.add([], started(), "Begin")]
        self.count = 0
        self.gone: list[tuple[str, Any]] = []

    def add(self, parents: list[int], files: Files, message: str, **known: Any) -> int:
        """Lists stand in one order, which is no part of a tree."""
        self.history.commits.append(Commit(parents, as_files(tree_of(files)), message, **known))
        return len(self.history.commits) - 1

    def files(self, number: int) -> Files:
        return copy.deepcopy(self.history.commits[number].files)

    def text(self) -> str:
        self.count += 1
        return f"Text {self.count} of many."

    def drawn(self, steps: int) -> DrawnHistory:
        """A history of about this many steps, whose last commit has all branches."""
        acts = self.acts()
        for _ in range(steps):
            self.random.choice(acts)()
        while len(self.heads) > 1:
            self.merge()
        self.edit()
        return self.history

    def acts(self) -> list[Callable[[], None]]:
        """What a step may be; one that is listed more than once is drawn more often."""
        acts = [self.edit, self.edit, self.edit, self.branch, self.merge, self.merge, self.cross]
        return [*acts, self.octopus, self.revert, self.pick, self.squash, self.orphan]

    def at(self) -> int:
        return self.random.randrange(len(self.heads))

    def edit(self) -> None:
        at = self.at()
        files = self.files(self.heads[at])
        self.change(files)
        if self.random.random() < 0.3:
            self.change(files, self.random.randrange(4, 12))
        self.heads[at] = self.add([self.heads[at]], files, f"Edit {len(self.history.commits)}")

    def branch(self) -> None:
        if len(self.heads) < 4:
            self.heads.append(self.random.choice(self.heads))

    def change(self, files: Files, act: int | None = None) -> None:
        """One edit of a playbook."""
        personas = sorted(path for path in files if path.startswith("personas/") and path != PERSONA)
        profile = files.get(START[0])
        act = self.random.randrange(12) if act is None else act
        if act == 0 or (act < 4 and not personas):
            self.count += 1
            path = f"personas/new-{self.count}.yaml"
            files[path] = {**plain(PERSONA), "name": self.text(), "tags": [tag_of(path)]}
            if self.gone and self.random.random() < 0.3:
                path, data = self.random.choice(self.gone)
                if all(one.get("tags") != data["tags"] for one in files.values() if isinstance(one, dict)):
                    files.setdefault(path, data)
        elif act == 1:
            path = self.random.choice(personas)
            self.gone.append((path, files.pop(path)))
        elif act == 2:
            path = self.random.choice(personas)
            data = files[path]
            self.count += 1
            was = path.removeprefix("personas/").removesuffix(".yaml")
            if self.random.random() < 0.5:
                data["formerly"] = [*data.get("formerly", []), was]
            files[f"personas/renamed-{self.count}.yaml"] = files.pop(path)
        elif act == 3:
            files[self.random.choice(personas)][self.random.choice(("summary", "department"))] = self.text()
        elif act == 4:
            files[PERSONA][self.random.choice(("summary", "department", "name"))] = self.text()
        elif act == 5:
            files[START[1]][self.random.choice(("says", "act"))] = self.text()
        elif isinstance(profile, dict):
            self.change_profile(profile, act)

    def change_profile(self, profile: Any, act: int) -> None:
        score, needs = profile["fit"]["score"], profile["needs"]
        if act == 6:
            self.random.choice(score)["why"] = self.text()
        elif act == 7:
            item = self.random.choice(score)
            item["points"] = self.random.randrange(1, 40)
            item.pop("bands", None)
            item.setdefault("when", {"field": "has_oven", "is": True})
        elif act == 8:
            self.count += 1
            new = {"id": f"new-{self.count}", "label": self.text(), "dimension": "situation", "why": "So."}
            score.insert(
                self.random.randrange(len(score) + 1),
                {**new, "when": {"field": "has_oven", "is": True}, "points": 3},
            )
        elif act == 9 and len(score) > 2:
            score.pop(self.random.randrange(len(score)))
        elif act == 10:
            self.random.choice(profile["committee"])[self.random.choice(("wants", "blocks"))] = self.text()
        else:
            self.random.choice(needs)["pain"] = self.text()

    def merge(self) -> None:
        if len(self.heads) < 2:
            return
        one, two = self.random.sample(range(len(self.heads)), 2)
        merge = self.merged([self.heads[one], self.heads[two]])
        self.heads[one] = merge
        if self.random.random() < 0.7:
            del self.heads[two]

    def merged(self, parents: list[int]) -> int:
        """A merge: of both sides, of one alone, or with edits of its own."""
        way = self.random.choice(("plain", "plain", "plain", "ours", "edited"))
        files = self.files(parents[0])
        if way != "ours":
            files = self.joined(parents)
        if way == "edited":
            self.change(files)
        return self.add(parents, files, f"Merge {len(self.history.commits)}")

    def joined(self, parents: list[int]) -> Files:
        """The files of all parents together; where they differ, one is drawn."""
        trees = [self.history.commits[parent].tree for parent in parents]
        taken = self.random.choice(trees)
        other = next(tree for tree in trees if tree is not taken)
        whole = self.history.together(parents, other)  # as seen from one side, it takes the other
        return as_files(whole)

    def cross(self) -> None:
        if len(self.heads) < 2:
            return
        one, two = self.random.sample(range(len(self.heads)), 2)
        pair = [self.heads[one], self.heads[two]]
        self.heads[one], self.heads[two] = self.merged(pair), self.merged(pair[::-1])

    def octopus(self) -> None:
        if len(self.heads) < 3:
            return
        several = self.random.sample(range(len(self.heads)), 3)
        merge = self.merged([self.heads[one] for one in several])
        for one in sorted(several, reverse=True):
            del self.heads[one]
        self.heads.insert(0, merge)

    def revert(self) -> None:
        """Takes back what a commit changed, when all of it still stands."""
        at = self.at()
        head = self.heads[at]
        behind = sorted(self.history.behind(head))
        number = self.random.choice(behind)
        commit = self.history.commits[number]
        if not commit.parents:
            return
        made = delta(self.history.commits[commit.parents[0]].tree, commit.tree)
        back = {path: values[::-1] for path, values in made.items()}
        files = self.applied(head, back)
        if files is not None and made:
            named = self.random.random() < 0.7
            body = f"\n\nThis reverts commit @{number}@." if named else ""
            self.heads[at] = self.add(
                [head], files, f"Revert {number}{body}", **({"undoes": (number,)} if named else {})
            )

    def pick(self) -> None:
        """Makes a change of another branch once more."""
        at = self.at()
        head = self.heads[at]
        behind = self.history.behind(head)
        others = [number for number in range(len(self.history.commits)) if number not in behind]
        if not others:
            return
        number = self.random.choice(others)
        commit = self.history.commits[number]
        if len(commit.parents) != 1:
            return
        made = delta(self.history.commits[commit.parents[0]].tree, commit.tree)
        files = self.applied(head, made)
        if files is not None and made:
            body = f"\n\n(cherry picked from commit @{number}@)"
            self.heads[at] = self.add([head], files, f"Pick {number}{body}", repeats=(number,))

    def applied(self, number: int, change: Delta) -> Files | None:
        """The files of a commit with a change, if what it changes stands there as it did before."""
        flat = leaves(self.history.commits[number].tree)
        if looks_renamed(change) or any(flat.get(path) != old for path, (old, _) in change.items()):
            return None
        for path, (_, new) in change.items():
            flat.pop(path, None)
            if new is not None:
                flat[path] = new
        tree: Tree = {}
        for path, value in flat.items():
            below = tree
            for name in path[:-1]:
                below = below.setdefault(name, {})
            below[path[-1]] = value
        files = as_files(tree)
        whole = all("name" in data or "fields" in data for data in files.values())
        return files if whole and len(files) == len(tree) and tree_of(files) == tree else None

    def squash(self) -> None:
        """All that a branch did since it left main, as one commit on main."""
        if len(self.heads) < 2 or self.random.random() < 0.5:
            return
        tree = self.history.together([self.heads[0], self.heads[1]], self.history.commits[self.heads[0]].tree)
        files = as_files(tree)
        if looks_renamed(delta(self.history.commits[self.heads[0]].tree, tree)):
            return
        self.heads[0] = self.add([self.heads[0]], files, f"Squash {len(self.history.commits)}")
        if self.random.random() < 0.7:
            del self.heads[1]

    def orphan(self) -> None:
        """A line of history that begins anew, with some of the same files."""
        if len(self.heads) < 4 and self.random.random() < 0.3:
            files = started()
            self.change(files)
            self.heads.append(self.add([], files, f"Begin again {len(self.history.commits)}"))


class ConflictDraw(HistoryDraw):
    """Branches that mostly change the same few ranges, so that most merges have to choose."""

    def change_profile(self, profile: Any, act: int) -> None:
        """One edit of a profile."""
        low = self.random.randrange(1, 50)
        bounds = [low, low + self.random.randrange(1, 50)]
        turnover: Any = next((one for one in profile["fit"]["score"] if one["id"] == "turnover"), {})
        if act < 8:
            profile["firmographics"][self.random.choice(("employees", "revenue"))] = bounds
        elif act < 11 and "when" in turnover and turnover["when"]["field"] == "revenue":
            turnover["when"]["between"] = bounds
        else:
            super().change_profile(profile, act)
