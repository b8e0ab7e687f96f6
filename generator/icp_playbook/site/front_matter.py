"""Front matter: a page's metadata, above its Markdown."""

import json
import re

Value = str | list[str] | dict[str, bool]

_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def front_matter(values: dict[str, Value]) -> str:
    """The block with its dashes. Values are written as JSON, which YAML reads as well.

    Characters stand for themselves, since YAML knows no pairs of surrogates; those that YAML takes for
    line breaks or refuses are escaped.
    """
    lines = "\n".join(f"{key}: {_quoted(value)}" for key, value in values.items())
    return f"---\n{lines}\n---\n"


def _quoted(value: Value) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
