"""Plain data of documents on one line, shortened, for sentences."""

from itertools import islice

from icp_playbook.source import Data

SHOWN = 160
"""Characters of a text that a sentence quotes."""
_GROUPED_FROM = 10_000
"""Numbers from here on have their thousands apart; below may be years."""


def plain(data: Data) -> str:
    """Plain data, shortened: texts as they are, lists and mappings by their content."""
    match data:
        case None | [] | {} if not data:
            text = "nothing"
        case bool():
            text = "yes" if data else "no"
        case str():
            text = data[: 8 * SHOWN]
        case list():
            text = ", ".join(plain(one) for one in islice(data, SHOWN))
        case dict():
            text = "; ".join(f"{key}: {plain(value)}" for key, value in islice(data.items(), SHOWN))
        case _:
            text = f"{data:,}" if abs(data) >= _GROUPED_FROM else str(data)
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def quoted(data: Data) -> str:
    """Plain data; a text of several words in quotation marks."""
    text = plain(data)
    return f"“{text}”" if isinstance(data, str) and " " in text else text
