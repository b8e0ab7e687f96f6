"""Values as a playbook writes them on one line, for what a finding tells to write."""

import re

from icp_playbook.values import as_range

_PLAIN = re.compile(r"[A-Za-z0-9][\w./@+-]*(?: [\w./@+-]+)*")
_WORDS = frozenset({"true", "false", "null"})
_LONGEST = 60
_LOW = ("min", "from", "low", "at_least", "minimum", "gte")
_HIGH = ("max", "to", "high", "at_most", "maximum", "lte")


def flow(value: object) -> str:
    """A value on one line of YAML; "…" in place of what is too long to be repeated."""
    match value:
        case bool():
            return str(value).lower()
        case None:
            return "null"
        case int() | float():
            return str(value)
        case list():
            text = f"[{', '.join(map(flow, value))}]"
        case dict():
            text = f"{{{', '.join(f'{name}: {flow(one)}' for name, one in value.items())}}}"
        case _:
            text = str(value)
            if not _PLAIN.fullmatch(text) or text.lower() in _WORDS:
                text = f"'{text}'" if "'" not in text else "…"
    return text if len(text) <= _LONGEST and text.isprintable() else "…"


def listed(value: object) -> str | None:
    """A value as the list it should be: `a, b` as `[a, b]`; None if it shows no items."""
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, str) and re.fullmatch(r"[^,;\n]+(?:[,;] *[^,;\n]+)+", value):
        value = [part.strip() for part in re.split("[,;]", value)]
    text = flow(value if isinstance(value, list) else [value])
    return None if "…" in text else text


def both_ends(value: object) -> str | None:
    """A range as it is written, from two ends in whatever form; None if there are not two."""
    if isinstance(value, str) and (found := as_range(value)) is not None:
        return found
    if isinstance(value, list) and len(value) == 2:
        return flow(value)
    if isinstance(value, dict) and len(value) == 2:
        low = next((value[name] for name in _LOW if name in value), None)
        high = next((value[name] for name in _HIGH if name in value), None)
        return flow([low, high]) if low is not None and high is not None else None
    return None


def one_end(value: object) -> str | None:
    """The number of a range that has one end only, as `50` and `50+`; None if it is not one number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return flow(value)
    found = (
        re.fullmatch(r"\s*[<>≥≤]?=?\s*([$€£]?\d[\d.]*[kKmMbB]?)\s*\+?\s*", value)
        if isinstance(value, str)
        else None
    )
    return found[1] if found else None
