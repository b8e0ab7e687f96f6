"""Merge fields of outreach: declared, and written so that a CRM fills them in."""

import re
from collections.abc import Iterator, Mapping

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Segment
from icp_playbook.phrases import did_you_mean
from icp_playbook.source import Document

_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_BROKEN = re.compile(r"\{+\s*([a-z_.]+)\s*\}*")


def merge_fields(segment: Segment, document: Document, declared: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with the merge fields of a segment's templates; `declared` are those of the playbook."""
    for index, outreach in enumerate(segment.outreach):
        for part in ("subject", "body"):
            path, text = ("outreach", index, part), getattr(outreach, part) or ""
            if "{" not in text:
                continue
            for name in map(str.strip, _FIELD.findall(text)):
                if name not in declared:
                    yield rules.MERGE_FIELD.at(
                        document.at(*path),
                        f"the merge field {{{{{name}}}}} is not declared",
                        did_you_mean(
                            name,
                            declared,
                            "declare it under `merge_fields` in icp/playbook.yaml",
                            ("{{", "}}"),
                        ),
                    )
            for broken in _BROKEN.finditer(_FIELD.sub("", text)):
                if broken[1] in declared:
                    yield rules.MERGE_FIELD.at(
                        document.at(*path),
                        f'"{broken[0].strip()}" is sent as it stands: a merge field has two braces a side',
                        f"write {{{{{broken[1]}}}}}",
                    )
