"""A git that is slow, endless, mad or missing is named in one sentence; nothing waits or fills up."""

import hashlib
import resource
import struct
import zlib
from pathlib import Path

import pytest

from icp_playbook.git import GitError, GitStopped, Repository, blobs, top_of
from icp_playbook.git.answers import Limits
from icp_playbook.git.process import Git
from tests.cli.running import run
from tests.git.hostile import called_git
from tests.history.repositories import git
from tests.plugin.project import Project
from tests.timeline.sample_repository import sample_repository

MAD = {
    "nothing": "exit 0",
    "a failure": "exit 1",
    "a signal": "kill -9 $$",
    "a word": "echo true",
    "half an answer": "printf 'true\\nsha1\\nfalse\\n'",
    "an unknown hash": "printf 'true\\nmd5\\nfalse\\n\\n/\\n'",
    "another place": "printf 'true\\nsha1\\nfalse\\n\\n/\\n'",
    "bytes": "head -c 5000 /dev/urandom",
    "zero bytes": "head -c 5000 /dev/zero",
    "long lines": "head -c 3000000 /dev/zero | tr '\\0' 'x'",
    "the same always": "printf 'true\\nsha1\\nfalse\\n\\n%s\\n' \"$PWD\"",
    "complaints": "head -c 3000000 /dev/zero | tr '\\0' 'x' >&2; exit 3",
    "a closed output": "exec >&- 2>&-; exit 0",
    "no program": "\0",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_repository(tmp_path_factory.mktemp("limits"))


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/none")  # git is asked every time


@pytest.mark.parametrize("script", MAD.values(), ids=MAD)
def test_a_mad_git_is_one_sentence(
    project: Path, tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", called_git(tmp_path / "bin", script))
    result = run("history", "--root", str(project))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("note: ")
    for command in (["diff", "HEAD~1"], ["owners"]):
        result = run(command[0], "--root", str(project), *command[1:])
        if (result.exit_code, command) != (0, ["owners"]):  # in no repository, the playbook is the root
            assert (result.exit_code, result.stdout) == (2, "")
            assert result.stderr.startswith("error: ")
            assert len(result.stderr) < 700
            assert result.stderr.count("\n") == 2


_STAGES = ("rev-parse", "log", "cat-file --batch-check", "cat-file --batch ", "check-mailmap")


@pytest.mark.parametrize("stage", _STAGES)
@pytest.mark.parametrize(
    "answer", ["exit 0", "head -c 300000 /dev/urandom; exit 0", "echo commit; exit 0", "exit 9"]
)
def test_a_git_that_goes_mad_later(
    project: Path, tmp_path: Path, stage: str, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = git(project, "--exec-path") + "/git"
    script = f'case "$* " in *" {stage}"*) {answer};; esac\nexec "{program}" "$@"'
    monkeypatch.setenv("PATH", called_git(tmp_path / "bin", script))
    result = run("history", "--root", str(project))
    assert result.exit_code == 0
    assert result.stderr.startswith("note: ") or stage == "check-mailmap"


def test_a_site_is_built_without_the_history_of_a_broken_git(tmp_path: Path) -> None:
    clone = Project(sample_repository(tmp_path))
    (clone.root / "mkdocs.yml").write_text(
        "site_name: Oven\ntheme: {name: material, font: false}\nplugins: [search, icp-playbook]\n", "utf-8"
    )
    (clone.root / "docs").mkdir()
    result = clone.mkdocs("build", PATH=called_git(tmp_path / "bin", "echo nonsense"))
    assert result.returncode == 0, result.stderr
    assert "an answer that makes no sense" in (clone.root / "site/changes/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "script", ["sleep 1000", "trap '' TERM HUP; sleep 1000 & wait", "exec 2>&-; sleep 1000"]
)
def test_no_answer_in_time(tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", called_git(tmp_path / "bin", script))
    with pytest.raises(GitStopped) as caught:
        Git.at(tmp_path).run("log", limits=Limits(0.05, 1000))
    assert caught.value.sentence == "`git log` did not answer in time and was stopped"


@pytest.mark.parametrize("stream", ["1", "2"])
def test_an_answer_without_end(tmp_path: Path, stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", called_git(tmp_path / "bin", f"exec yes >&{stream}"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(GitStopped) as caught:
        Git.at(tmp_path).run("log", limits=Limits(600, 1 << 22))
    assert caught.value.sentence == "`git log` wrote more than any history has and was stopped"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def test_within_its_limits_an_answer_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", called_git(tmp_path / "bin", "head -c 1000 /dev/zero; echo x >&2"))
    assert Git.at(tmp_path).run("log", limits=Limits(600, 1002)) == bytes(1000)
    with pytest.raises(GitStopped):
        Git.at(tmp_path).run("log", limits=Limits(600, 1001))


def test_a_git_that_cannot_be_run(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", called_git(tmp_path / "bin", ""))
    (tmp_path / "bin/git").write_bytes(b"\x7fELF nonsense")
    with pytest.raises(GitError):
        Repository.around(project)
    (tmp_path / "bin/git").chmod(0o644)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert top_of(project) == project.resolve()


def test_folders_of_any_bytes(tmp_path: Path) -> None:
    odd = tmp_path / b"caf\xe9 \xff".decode("utf-8", "surrogateescape")
    found = sample_repository(odd)
    (found / "gtm").mkdir()
    for name in ("icp", "personas", "segments"):
        (found / name).rename(found / "gtm" / name)
    inner = found / "gtm" / b"\xff".decode("utf-8", "surrogateescape")
    inner.mkdir()
    for name in ("icp", "personas", "segments"):
        (found / "gtm" / name).rename(inner / name)
    assert (Repository.around(inner).top, top_of(inner)) == (found, found)
    assert run("owners", "--root", str(inner)).exit_code == 0
    assert run("owners", "--root", str(inner), "--check").exit_code == 1
    assert run("history", "--root", str(inner)).exit_code == 0


def test_commits_of_absurd_size_and_date(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    parent = git(project, "rev-parse", "HEAD")
    trees = [git(project, "rev-parse", f"{name}^{{tree}}") for name in ("HEAD~1", "HEAD")]
    absurd = [
        f"author A <a@b.example> {'9' * 5000} +0000",
        f"author A <a@b.example> -{'9' * 5000} -9999",
        "author A <a@b.example> 253402300799 +1400",
        "author A <a@b.example> -62135596800 -1400",
        f"author {' ' * 200_000}",
        f"author {'<' * 200_000}",
        f"author A <a@b.example> {' ' * 200_000}x",
    ]
    for number, author in enumerate(absurd):
        about = f"tree {trees[number % 2]}\nparent {parent}\n{author}\ncommitter {author[7:]}"
        about += f"\nodd {'x' * 300_000}"
        text = f"{about}\n\nS{'s' * 300_000}\n\n{'b ' * 200_000}\n"
        parent = git(
            project, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text.encode()
        )
    git(project, "update-ref", "HEAD", parent)
    for form in ("text", "json"):
        result = run("history", "--root", str(project), "--format", form)
        assert result.exit_code == 0
        assert result.stdout.count("S" + "s" * 50) >= len(absurd)
        assert len(result.stdout) < 3_000_000


def _packed(kind: int, size: int) -> bytes:
    """The head of an object in a pack."""
    raw, size = [kind << 4 | size & 15], size >> 4
    while size:
        raw[-1] |= 128
        raw.append(size & 127)
        size >>= 7
    return bytes(raw)


def _number(size: int) -> bytes:
    raw = [size & 127]
    while size := size >> 7:
        raw[-1] |= 128
        raw.append(size & 127)
    return bytes(raw)


def _huge_behind_small(project: Path, size: int) -> str:
    """A file of ten bytes that is kept as a change of one of `size`."""
    base = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
    packer = zlib.compressobj(1)
    body = []
    for _ in range(size >> 20):
        base.update(bytes(1 << 20))
        body.append(packer.compress(bytes(1 << 20)))
    change = _number(size) + _number(10) + b"\x0aFits: yes\n"
    raw = b"PACK" + struct.pack(">II", 2, 2) + _packed(3, size) + b"".join(body) + packer.flush()
    raw += _packed(7, len(change)) + base.digest() + zlib.compress(change)
    raw += hashlib.sha1(raw, usedforsecurity=False).digest()
    git(project, "index-pack", "--stdin", given=raw)
    small = hashlib.sha1(b"blob 10\0Fits: yes\n", usedforsecurity=False).hexdigest()
    assert git(project, "cat-file", "-s", small) == "10"
    return small


def test_a_small_file_that_is_a_change_of_a_huge_one_takes_no_memory(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    small = _huge_behind_small(project, 300 << 20)
    git(project, "update-index", "--add", "--cacheinfo", f"100644,{small},personas/odd.yaml")
    git(project, "commit", "-q", "-m", "A file that costs more than it is")
    repository = Repository.around(project)
    found = list(blobs(repository, [git(project, "rev-parse", "HEAD:icp/playbook.yaml"), small], 1 << 20))
    assert [blob.raw is not None for blob in found] == [True, False]
    result = run("history", "--root", str(project))
    assert "A file that costs more than it is" in result.stdout
