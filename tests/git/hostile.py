"""Repositories that would start a program, and programs that only call themselves git."""

import os
import shlex
from pathlib import Path

from tests.history.repositories import git

_REMOTE = "remote.origin."
REMOTES = {
    "upload-pack": "file://{source}",
    "ext": "ext::{trap}",
    "ssh": "ssh://{trap}/x",
    "ssh with an option": "ssh://-oProxyCommand={trap}/x",
    "git": "git://127.0.0.1:1/x",
    "https": "https://user@127.0.0.1:1/x",
    "a helper": "trap::x",
}
"""Where a partial clone would fetch what it lacks."""

_PROGRAMS = (
    "alias.cat-file", "alias.check-mailmap", "alias.log", "alias.rev-parse", "core.alternateRefsCommand",
    "core.askPass", "core.editor", "core.fsmonitor", "core.gitProxy", "core.pager", "core.sshCommand",
    "credential.helper", "diff.external", "diff.trap.command", "diff.trap.textconv", "filter.trap.clean",
    "filter.trap.process", "filter.trap.smudge", "gpg.program", "gpg.ssh.program", "gpg.x509.program",
    "gpg.ssh.defaultKeyCommand", "interactive.diffFilter", "log.showSignature", "merge.trap.driver",
    "pager.cat-file", "pager.log", "pager.ls-tree", "pager.rev-parse", "remote.origin.receivepack",
    "remote.origin.uploadpack",
    "remote.origin.vcs", "sequence.editor", "ssh.variant", "trailer.why.cmd", "trailer.why.command",
    "uploadpack.packObjectsHook",
)  # fmt: skip
_HOOKS = (
    "applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-checkout", "post-commit", "post-index-change",
    "post-merge", "pre-auto-gc", "pre-commit", "pre-push", "prepare-commit-msg", "proc-receive",
    "reference-transaction", "sendemail-validate", "update",
)  # fmt: skip


def trapped(project: Path, folder: Path, remote: str = "") -> Path:
    """Makes a clone start a program in every way its own folder has; returns the file that program writes."""
    sprung, trap = folder / "sprung", folder / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $*" >>{shlex.quote(str(sprung))}\nexit 1\n', "utf-8")
    trap.chmod(0o755)
    place = Path(git(project, "rev-parse", "--absolute-git-dir"))
    (place / "hooks").mkdir(exist_ok=True)
    for hook in _HOOKS:
        (place / "hooks" / hook).write_bytes(trap.read_bytes())
        (place / "hooks" / hook).chmod(0o755)
    everything = "* diff=trap filter=trap merge=trap\n"
    (place / "info").mkdir(exist_ok=True)
    (place / "info/attributes").write_text(everything, "utf-8")
    (project / ".gitattributes").write_text(everything, "utf-8")
    settings = {key: str(trap) for key in _PROGRAMS}
    settings |= {
        "core.hooksPath": str(folder),
        "log.showSignature": "true",
        "ssh.variant": "simple",
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
        "protocol.file.allow": "always",
        "submodule.recurse": "true",
        "submodule.x.update": f"!{trap}",
        "trace2.eventTarget": str(sprung),
    }
    if remote:
        settings[f"{_REMOTE}url"] = remote.format(trap=trap, source=project)
    if not remote.startswith("trap"):
        del settings["remote.origin.vcs"]
    # Written last and as a file: git, asked to set these, would obey those that are set already.
    with (place / "config").open("a", encoding="utf-8") as config:
        for key, value in settings.items():
            section, _, name = key.partition(".")
            middle, _, name = name.rpartition(".")
            head = f'[{section} "{middle}"]' if middle else f"[{section}]"
            config.write(f"{head}\n\t{name} = {value}\n")
    return sprung


def partial_clone(source: Path, target: Path) -> Path:
    """A clone of every commit and tree and no content, with the files of its last commit checked out."""
    git(source, "config", "uploadpack.allowFilter", "true")
    git(source.parent, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{source}", str(target))
    for name in git(source, "ls-files").split("\n"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes((source / name).read_bytes())
    return target


def called_git(folder: Path, script: str) -> str:
    """A program called git, before all others on the PATH that is returned."""
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / "git").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"
