"""The glossary as a module of the site's script."""

import json
import re
from typing import Any

_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


def terms_module(records: list[dict[str, Any]]) -> str:
    """One export. Words of JavaScript's modules in it are spelled by code, so that it can be joined."""
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    safe = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    spelled = re.sub("import|export", lambda found: f"\\u{ord(found[0][0]):04x}{found[0][1:]}", safe)
    return f"// The glossary of the playbook.\n\nexport const TERMS = {spelled};\n"
