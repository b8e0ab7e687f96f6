"""Data as JavaScript: records that a classic script puts on the window, so that they load from a file."""

import json
import re

_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


def window_data(name: str, record: object) -> str:
    """A classic script that puts a record on the window."""
    return f"window.{name} = {script_text(compact_json(record))};\n"


def script_text(text: str) -> str:
    """JSON that is JavaScript as well, wherever it is put."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def compact_json(content: object) -> str:
    """A record on one line."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
