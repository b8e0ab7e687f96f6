"""The figures an ICP's page begins with: how large, what it pays, how long, who signs, how often we win."""

from dataclasses import dataclass

from icp_playbook.model import Measurement, Profile
from icp_playbook.phrases import number_range
from icp_playbook.playbook import Key, Playbook
from icp_playbook.values import say_money
from icp_playbook.views.routes import Place, route


@dataclass(frozen=True, slots=True)
class GlanceFact:
    """A figure with its label; a note says what it is counted over."""

    label: str
    text: str
    url: str = ""
    note: str = ""


def glance(playbook: Playbook, place: Place, profile: Profile) -> tuple[GlanceFact, ...]:
    """The figures in the order a rep asks for them; those that are not known are left out."""
    firm, buying = profile.firmographics, profile.buying
    contract = _money(playbook, buying.order_value)
    signs = [seat.persona for seat in profile.committee if seat.role == "economic-buyer"]
    won = _won(profile)
    found = [
        GlanceFact("Employees", number_range(*firm.employees) if firm.employees else ""),
        GlanceFact("Revenue", _money(playbook, firm.revenue)),
        GlanceFact("First contract", contract and f"{contract} a year"),
        GlanceFact("Sales cycle", number_range(*buying.cycle, "day") if buying.cycle else ""),
        *(
            GlanceFact("Who signs", playbook.personas[id_].name, place.to(route(Key("persona", id_))))
            for id_ in signs[:1]
        ),
        GlanceFact("Win rate", won.value if won else "", "#evidence", f"of {won.sample:,}" if won else ""),
    ]
    return tuple(fact for fact in found if fact.text)


def _won(profile: Profile) -> Measurement | None:
    """The share won, measured over accounts inside the profile; None where nobody measured it."""
    return next(
        (
            one
            for figure in profile.evidence.figures
            for one in figure.measured
            if one.what == "won" and not one.tiers and one.when is None and one.statuses == ("fit",)
        ),
        None,
    )


def _money(playbook: Playbook, bounds: tuple[int, int] | None) -> str:
    if bounds is None:
        return ""
    currency = playbook.settings.currency
    return f"{say_money(bounds[0], currency)}–{say_money(bounds[1], currency)}"
