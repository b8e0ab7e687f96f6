"""The glossary as a module of the site's script."""

import re
from typing import Any

from icp_playbook.site.script_text import compact_json, script_text


def terms_module(records: list[dict[str, Any]]) -> str:
    """One export. Words of JavaScript's modules in it are spelled by code, so that it can be joined."""
    text = script_text(compact_json(records))
    spelled = re.sub("import|export", lambda found: f"\\u{ord(found[0][0]):04x}{found[0][1:]}", text)
    return f"// The glossary of the playbook.\n\nexport const TERMS = {spelled};\n"
