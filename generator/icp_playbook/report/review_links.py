"""Where what a review names is seen: pages of the published site, accounts at /fit/, lines on the forge."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from icp_playbook.decisions import ComparedAccount
from icp_playbook.diff import Subject
from icp_playbook.fields import Catalogue, Field
from icp_playbook.findings import Location
from icp_playbook.fit import Account, ContactValues, Known
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from icp_playbook.review import RevisionReview
from icp_playbook.values import LOWEST, Interval
from icp_playbook.views.routes import route

LONGEST_VALUE = 500
"""Characters of a value that /fit/ takes."""
LONGEST = 1_500
"""Characters of an address; an account that needs more has no link."""
_NONE_OF_THESE = "-"


@dataclass(frozen=True, slots=True)
class ReviewLinks:
    """Addresses, "" where one is not known. `site` ends in a slash; `line` makes one of a path and a line."""

    site: str = ""
    line: Callable[[str, int], str] | None = None

    def place(self, place: Location) -> str:
        """The line of a file in the revision that is looked at."""
        return self.line(place.path, place.line) if self.line is not None else ""

    def entry(self, review: RevisionReview, subject: Subject) -> str:
        """The page of an entry, if the published site has one."""
        there = self.site and str(subject) in review.pages
        return f"{self.site}{route(Key(subject.kind, subject.id))}" if there else ""

    def decision(self, review: RevisionReview, id_: str) -> str:
        """The page of a decision, if it is published, else its file."""
        page = self.entry(review, Subject("decision", id_, ""))
        return page or self.place(Location(layout().entry_path("decision", id_)))

    def account(self, review: RevisionReview, case: ComparedAccount, *, example: bool) -> str:
        """The page of an example that is published, else /fit/ with all that is known of the account."""
        if not self.site:
            return ""
        if example and case.id in review.pages:
            return f"{self.site}{route(Key('example', case.id.removeprefix('example/')))}"
        if review.published is None:
            return ""
        icp = case.icps[0] if case.icps is not None and f"profile/{case.icps[0]}" in review.pages else ""
        address = f"{self.site}fit/#{fit_address(case.before, review.published, case.as_of, icp)}"
        return address if len(address) <= LONGEST else ""


def site_address(written: str) -> str:
    """A web address with a slash at its end; "" for any other text."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return ""
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return ""
    return quote(written.rstrip("/"), safe=":/?=&%~-._") + "/"


def fit_address(account: Account, catalogue: Catalogue, as_of: datetime.date, icp: str = "") -> str:
    """What /fit/ reads after #: the ICP, each field that is known of the account, and the day."""
    parts = [("as-icp", icp)] if icp else []
    for name, field in catalogue.fields.items():
        value = account.get(name)
        if value is None or isinstance(value, ContactValues):
            continue
        if len(text := _typed(field, value)) <= LONGEST_VALUE:
            parts.append((name, text))
    parts.append(("as-of", as_of.isoformat()))
    return "&".join(f"{key}={quote(text, safe=',')}" for key, text in parts)


def _typed(field: Field, value: Known) -> str:
    """A value as text that the form of /fit/ reads as the same value."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Interval(low=low, high=None):
            return f">={_number(field, low)}" if low < 0 else f"{_number(field, low)}+"
        case Interval(low=low, high=high) if low == LOWEST:
            return f"<={_number(field, high or 0)}"
        case Interval(low=low, high=high):
            between = " to " if low < 0 else "-"
            return f"{_number(field, low)}{between}{_number(field, high or 0)}"
        case int() | float():
            return _number(field, value)
        case datetime.date():
            return value.isoformat()
        case frozenset():
            return _listed([str(one) for one in sorted(value)])
        case _:
            return str(value)


def _number(field: Field, number: float) -> str:
    text = str(int(number)) if number == int(number) else str(number)
    return f"{text}%" if field.type == "percent" else text


def _listed(ids: list[str]) -> str:
    if not any("," in one for one in ids):
        return ",".join(ids) or _NONE_OF_THESE
    return ";".join(ids) if len(ids) > 1 else f"{ids[0]};"
