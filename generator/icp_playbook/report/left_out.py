"""What a build for an audience leaves out, for a terminal."""

from dataclasses import astuple

from icp_playbook.disclosure import Disclosure
from icp_playbook.phrases import counted
from icp_playbook.report.plain import printable


def left_out_text(shown: Disclosure) -> str:
    """A line for each entry, key and item: where it is and, unless it says so itself, why it is left out."""
    found = sorted(shown.left_out, key=lambda one: (astuple(one.place), one.what))
    head = f"A {shown.audience} build leaves out {counted(len(found), 'place') if found else 'nothing'}"
    lines = [
        printable(f"  {one.place}: {one.what}{f', since {one.because}' if one.because else ''}")
        for one in found
    ]
    return "\n".join([f"{head}{':' if found else '.'}", *lines])
