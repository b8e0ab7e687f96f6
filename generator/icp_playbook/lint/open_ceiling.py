"""A ceiling that only holds as long as nobody learns more about the accounts of its list."""

from collections import Counter
from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding
from icp_playbook.lint.list_share import share_words
from icp_playbook.lint.read_list import MeasuredShare, ReadList, may_count_in, measured_shares
from icp_playbook.lint.rule import AccountListRule
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Documents, Key, Playbook

_NAMED = 2
"""Fields that the remedy names."""


def check(playbook: Playbook, documents: Documents, lists: Sequence[ReadList]) -> Iterator[Finding]:
    """One finding for each ceiling that is kept, and that its open accounts could break."""
    document = documents[Key("playbook", "playbook")]
    for read in lists:
        for measured in measured_shares(read):
            if measured.is_kept and not measured.is_kept_anyway:
                yield RULE.at(
                    document.at("lists", read.place, "shares", measured.place),
                    f"at most {measured.share.at_most}% of {read.entry.label} may be "
                    f"{share_words(playbook, measured.share)}, and {measured.text} are; "
                    f"{counted(measured.open, 'more account')} may turn out so, of which too little is known",
                    _remedy(playbook, read, measured),
                )


def _remedy(playbook: Playbook, read: ReadList, measured: MeasuredShare) -> str:
    """The fields that decide most of the open accounts next."""
    asked = Counter(one.question for one in read.accounts if may_count_in(measured.share, one))
    fields = [playbook.catalogue[name].label for name, _ in asked.most_common(_NAMED) if name]
    what = series(fields, "and") if fields else "what is not known"
    return f"fill {what} first in the list; until then the ceiling says nothing of them"


RULE = AccountListRule(
    id="open-ceiling",
    about="A ceiling of a list holds whatever its accounts turn out to be of which too little is known.",
    example=(
        "at most 10% of Random control may be in Tier 1, and 3% (3 of 100) are; 40 more accounts may turn "
        "out so, of which too little is known",
        "fill Employees and Tools first in the list; until then the ceiling says nothing of them",
    ),
    check=check,
)
