"""Facts of a page as search finds them: what it is, the sentence that says it, and where that stands."""

from collections.abc import Iterable, Iterator

from icp_playbook.search.document import DocumentPart, Weight, answered


def fact(
    title: str,
    sentence: str,
    anchor: str,
    *,
    topic: str = "",
    weight: Weight = 2,
    words: Iterable[str] = (),
    heard: str = "",
) -> Iterator[DocumentPart]:
    """A fact; nothing of one that nobody has written. `heard`: what it is found by, if not its own words."""
    if sentence:
        texts = (title, heard or sentence, *words)
        yield DocumentPart(weight, texts, anchor, title, answered(sentence), topic)


def listed(
    title: str, sentences: Iterable[str], anchor: str, *, topic: str = "", weight: Weight = 2
) -> Iterator[DocumentPart]:
    """A fact for each item of a list, which stand on the page as pain-1, pain-2, …"""
    for number, sentence in enumerate(sentences, 1):
        yield from fact(title, sentence, f"{anchor}-{number}", topic=topic, weight=weight)
