"""A store gives back every text, also where the disk takes none."""

import os
from pathlib import Path

import pytest

from icp_playbook.plugin.text_store import StoredText, TextStore

TEXTS = ("one", "“two”", "", "one", "\ud800", "three" * 1000)


def test_texts_come_back_in_any_order_and_leave_no_file(tmp_path: Path) -> None:
    texts = TextStore(tmp_path)
    stored = [texts.put(text) for text in TEXTS]
    assert all(isinstance(one, StoredText) for one in stored)
    assert [texts.get(one) for one in reversed(stored)] == [*reversed(TEXTS)]
    assert not list(tmp_path.iterdir())


def test_the_same_text_twice_in_a_row_is_stored_once(tmp_path: Path) -> None:
    texts = TextStore(tmp_path)
    assert texts.put("one") == texts.put("one") != texts.put("two")


def test_a_folder_that_is_not_there_is_not_needed(tmp_path: Path) -> None:
    texts = TextStore(tmp_path / "none")
    assert texts.get(texts.put("one")) == "one"


def test_a_full_disk_leaves_texts_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, write = TextStore(tmp_path), os.pwrite
    before = texts.put("before")
    monkeypatch.setattr(os, "pwrite", lambda file, raw, at: write(file, raw[:2], at))
    assert texts.put("partly") == "partly"

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    kept = texts.put("not at all")
    monkeypatch.setattr(os, "pwrite", write)
    after = texts.put("after")
    assert [texts.get(one) for one in (before, kept, after)] == ["before", "not at all", "after"]


def test_the_file_goes_with_the_store(tmp_path: Path) -> None:
    texts = TextStore(tmp_path)
    texts.put("one")
    descriptor = texts._descriptor
    assert descriptor is not None
    os.fstat(descriptor)
    del texts
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)
