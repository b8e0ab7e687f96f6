"""Words for the ids of the model: roles, dimensions, categories, functions, what "best" means."""

from icp_playbook.model import Dimension, PurchasingRole, Role

ROLE_LABELS: dict[Role, str] = {
    "economic-buyer": "Economic buyer",
    "executive-sponsor": "Executive sponsor",
    "champion": "Champion",
    "technical-evaluator": "Technical evaluator",
    "blocker": "Blocker",
}
ROLE_MEANS: dict[Role, str] = {
    "economic-buyer": "signs for the money",
    "executive-sponsor": "wants the outcome",
    "champion": "carries it from day to day",
    "technical-evaluator": "says whether it works here",
    "blocker": "can stop it",
}
PURCHASING_LABELS: dict[PurchasingRole, str] = {
    "initiator": "Initiator",
    "researcher": "Researcher",
    "influencer": "Influencer",
    "decision-maker": "Decision maker",
    "approver": "Approver",
    "end-user": "End user",
}
PURCHASING_MEANS: dict[PurchasingRole, str] = {
    "initiator": "sees the need first",
    "researcher": "looks for products and compares them",
    "influencer": "is listened to",
    "decision-maker": "chooses",
    "approver": "has to agree or sign",
    "end-user": "works with it",
}
DIMENSION_LABELS: dict[Dimension | None, str] = {
    "firmographic": "Firmographics",
    "technographic": "Technographics",
    "growth": "Growth",
    "situation": "Situation",
    "behaviour": "Buying behaviour",
    "psychographic": "Psychographics",
    None: "Criteria",
}
SHOWS_LABELS = {"great-fit": "Great fit", "borderline": "Borderline", "wrong": "Wrong fit"}
EFFECT_LABELS = {
    "boundary": "Who qualifies",
    "messaging": "Messaging",
    "people": "People",
    "evidence": "Evidence",
    "editorial": "Wording",
}
"""What a change does, the weightiest first."""
TONE_LABELS = {
    "widens": "Widens",
    "narrows": "Narrows",
    "shifts": "Shifts",
    "undecided": "Not decided in time",
    **EFFECT_LABELS,
    "trouble": "Could not be read",
}
"""The mark of a change: its direction when it moves the boundary and has one, else its effect."""
STATUS_LABELS = {
    "fit": "Fit",
    "undecided": "Undecided",
    "insufficient": "Too little known",
    "outside": "Outside",
    "disqualified": "Disqualified",
}
_SPECIAL = {
    "customer-success": "Customer success",
    "c-suite": "C-suite",
    "vp": "VP",
    "linkedin": "LinkedIn",
    "email": "E-mail",
}


def label(id_: str | None) -> str:
    """An id of the model as people read it: low-support-load → Low support load; "" for none."""
    if id_ is None:
        return ""
    return _SPECIAL.get(id_) or id_.replace("-", " ").replace("_", " ").capitalize()
