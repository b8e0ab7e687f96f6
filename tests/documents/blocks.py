"""What documents show: blocks of code, the commands in them, and what those print."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^ *```$", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`((?:icp-playbook|\./playbook|mkdocs (?:build|serve))(?: [^`]*)?)`")
_ENDS = frozenset(("|", "||", "&&", ";", ">", "<", ">>", "&"))


def blocks(text: str, *languages: str) -> Iterator[str]:
    """The blocks in one of these languages, without their indent."""
    for found in _BLOCK.finditer(text):
        if found["language"] in languages:
            lines = found["text"].splitlines(keepends=True)
            yield "".join(line.removeprefix(found["indent"]) for line in lines)


@dataclass(frozen=True)
class Typed:
    """A line typed at a prompt, and what it prints."""

    line: str
    printed: str


def session(block: str) -> Iterator[Typed]:
    """The lines of a console block, each with what comes after it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, printed = part.partition("\n")
        yield Typed(line, printed)


def lines(text: str) -> Iterator[str]:
    """Every line of shell in a document: of blocks, of sessions, and within its sentences."""
    for block in blocks(text, "sh"):
        yield from re.sub(r"\\\n", " ", block).splitlines()
    for block in blocks(text, "console", ""):
        yield from (typed.line for typed in session(block))
    yield from (found.replace("\n", " ") for found in _INLINE.findall(_BLOCK.sub("", text)))


def commands(line: str) -> Iterator[list[str]]:
    """The words of each command of a line of shell, without variables, redirections and comments."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for word in (*lexer, ";"):
        if word in _ENDS:
            if words:
                yield words
            words = ["> to"] if word.startswith((">", "<")) else []
        elif words or not re.match(r"[A-Z_]+=", word):
            words.append(word)
