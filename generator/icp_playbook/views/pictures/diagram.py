"""The picture of an ICP: itself at the centre, its fit signals around it, disqualifiers on the edge.

Pure geometry: text is broken into lines here, since SVG breaks none. Lengths are user units of the
drawing, which is shown at about one unit a pixel.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

LINE = 15
"""Height of a line of text."""
GLYPH = 6.1
"""Mean width of a glyph of the 11.5-unit text; wide East Asian glyphs count double."""


@dataclass(frozen=True, slots=True)
class DiagramLine:
    """One line of text at its baseline."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A group of fit signals, tied to the centre by a line."""

    title: DiagramLine
    x: float
    y: float
    width: float
    height: float
    lines: tuple[DiagramLine, ...]
    tie: tuple[float, float]
    """Where the line from the centre ends."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A disqualifier on the dashed edge."""

    x: float
    y: float
    width: float
    text: DiagramLine
    full: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing. `description` says in words all that it shows."""

    id: str
    width: float
    height: float
    edge: tuple[float, float, float, float]
    """x, y, width and height of the dashed edge."""
    centre: tuple[float, float, float, float]
    """x, y, width and height of the sign with the name."""
    name: tuple[DiagramLine, ...]
    panels: tuple[Panel, ...]
    pills: tuple[Pill, ...]
    title: str
    description: str


def draw(
    id_: str, name: str, groups: Sequence[tuple[str, Sequence[str]]], out: Sequence[str], *, wide: bool
) -> Diagram:
    """The picture of up to four groups around a name. Wide: two columns; else one below the other."""
    width = 490.0 if wide else 340.0
    pill_rows = _pill_rows(out, width - 40)
    top = 14.0 + 12 * (len(pill_rows) > 0)
    panel_width = (width - 66) / 2 if wide else width - 56
    bodies = [_broken(items, panel_width - 20) for _, items in groups]
    heights = [26 + LINE * len(body) + 8 for body in bodies]
    label = clipped(wrapped(name, int((panel_width - 24) / GLYPH)), 2)
    high = 18.0 + LINE * len(label)
    across = max(_glyphs(line) for line in label) * GLYPH + 36
    if wide:
        upper, lower = max(heights[:2], default=0), max(heights[2:], default=0)
        gap = high + 20
        left = (width - across) / 2
        above = top + 24
        centre = (left, above + upper + 10, across, high)
        below = above + upper + gap
        right = 38 + panel_width
        corners = [(28.0, above), (right, above), (28.0, below), (right, below)][: len(groups)]
        sizes = [upper, upper, lower, lower][: len(groups)]
        bottom = below + lower + 20
    else:
        centre = ((width - across) / 2, top + 24, across, high)
        y = top + 24 + high + 14
        corners, sizes = [], heights
        for height in heights:
            corners.append((28.0, y))
            y += height + 10.0
        bottom = y + 8
    panels = tuple(
        _panel(title, body, corner, panel_width, size, centre)
        for (title, _), body, corner, size in zip(groups, bodies, corners, sizes, strict=True)
    )
    edge = (12.0, top, width - 24, bottom - top)
    pills = _pills(pill_rows, width, edge)
    total = max([bottom + 18, *(pill.y + 26 for pill in pills)])
    return Diagram(
        id_,
        width,
        total,
        edge,
        centre,
        _name(label, centre),
        panels,
        pills,
        f"{name}: the picture",
        _described(name, groups, out),
    )


def _panel(
    title: str,
    body: Sequence[str],
    corner: tuple[float, float],
    width: float,
    height: float,
    centre: tuple[float, float, float, float],
) -> Panel:
    x, y = corner
    lines = tuple(DiagramLine(x + 10, y + 34 + LINE * index, text) for index, text in enumerate(body))
    middle = centre[0] + centre[2] / 2
    tie = (min(max(middle, x + 16), x + width - 16), y if y > centre[1] else y + height)
    return Panel(DiagramLine(x + 10, y + 17, title), x, y, width, height, lines, tie)


def _name(lines: Sequence[str], centre: tuple[float, float, float, float]) -> tuple[DiagramLine, ...]:
    x, y, width, _ = centre
    return tuple(DiagramLine(x + width / 2, y + 20 + LINE * index, text) for index, text in enumerate(lines))


def _broken(items: Sequence[str], width: float) -> list[str]:
    """Items as lines, six a piece at most, all but the first indented."""
    body: list[str] = []
    for item in items:
        first, *rest = clipped(wrapped(item, int(width / GLYPH) - 2), 6)
        body.append(f"· {first}")
        body += [f"\u2003{line}" for line in rest]
    return body


def _pill_rows(out: Sequence[str], width: float) -> list[list[tuple[str, str, float]]]:
    """Disqualifiers in rows that fit the width: text shown, full text, width of the pill."""
    rows: list[list[tuple[str, str, float]]] = []
    left = 0.0
    for full in out:
        text = clipped(wrapped(full, int((width - 34) / GLYPH)), 1)[0]
        size = _glyphs(text) * GLYPH + 34
        if not rows or left < size + 8:
            rows.append([])
            left = width
        rows[-1].append((text, full, size))
        left -= size + 8
    return rows


def _pills(
    rows: list[list[tuple[str, str, float]]], width: float, edge: tuple[float, float, float, float]
) -> tuple[Pill, ...]:
    """The first row sits on the upper edge, the others on and below the lower one."""
    pills: list[Pill] = []
    for index, row in enumerate(rows):
        y = edge[1] - 11 if index == 0 else edge[1] + edge[3] - 11 + 26 * (index - 1)
        x = (width - sum(size for *_, size in row) - 8 * (len(row) - 1)) / 2
        for text, full, size in row:
            pills.append(Pill(x, y, size, DiagramLine(x + 24, y + 15, text), full))
            x += size + 8
    return tuple(pills)


def wrapped(text: str, limit: int) -> list[str]:
    """Text in lines of at most `limit` glyphs; a word that is longer is broken."""
    lines = [""]
    for word in text.split():
        while _glyphs(word) > limit:
            fits = _fitting(word, limit)
            lines.append(word[:fits])
            word = word[fits:]  # noqa: PLW2901  # the rest of the word is what is left to place
        joined = f"{lines[-1]} {word}".strip()
        if _glyphs(joined) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


def clipped(lines: list[str], most: int) -> list[str]:
    """At most so many lines; an ellipsis says that there is more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], last[: max(1, len(last) - 1)].rstrip() + "…"]


def _glyphs(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(glyph) in "WF" else 1 for glyph in text)


def _fitting(word: str, limit: int) -> int:
    used = 0
    for index, glyph in enumerate(word):
        used += _glyphs(glyph)
        if used > limit:
            return max(1, index)
    return len(word)


def _described(name: str, groups: Sequence[tuple[str, Sequence[str]]], out: Sequence[str]) -> str:
    around = ". ".join(f"{title}: {'; '.join(items)}" for title, items in groups)
    edge = f" On the dashed edge, what rules an account out: {'; '.join(out)}." if out else ""
    return f"{name} at the centre, around it what shows fit. {around}.{edge}"
