"""Worksheets that lead to an entry: the one-page ICP, the best customer, the interview, a win or a loss."""

from collections.abc import Iterable, Mapping

from icp_playbook.forms.lines import Line, lines
from icp_playbook.forms.sheets import Row

Guide = tuple[str, str, tuple[Row, ...]]
"""Title, what it is for, rows."""


_CAPITALS = {"icp": "ICP", "kpi": "KPI", "kpis": "KPIs"}


def form_rows(kind: str) -> tuple[Row, ...]:
    """The form of a kind of entry as rows to write on."""
    return tuple(_row(line) for line in lines(kind))


def _row(line: Line) -> Row:
    name = line.key.replace("_", " ")
    name = _CAPITALS.get(name) or name[0].upper() + name[1:]
    if line.shape in ("group", "items"):
        return Row("heading", name, line.about)
    about = line.about if line.takes in ("text", "prose") else f"{line.about} ({line.takes})".strip()
    return Row("write", name, about, 2 if line.takes == "prose" or line.shape == "values" else 1)


def guides(best_means: Iterable[str]) -> Mapping[str, Guide]:
    """Name of the page → its worksheet. `best_means` are the playbook's own marks of a best customer."""
    return {
        "icp-worksheet": (
            "One-page ICP worksheet",
            "One profile on one sheet, before anybody writes YAML.",
            _ICP,
        ),
        "best-customers": (
            "Best-customer worksheet",
            "One sheet for each customer you would like ten more of.",
            _best(tuple(best_means)),
        ),
        "interview": (
            "Customer-interview guide",
            "Half an hour with a customer, about the week before they looked for help.",
            _INTERVIEW,
        ),
        "win-loss": (
            "Win/loss guide",
            "Twenty minutes after a decision, with somebody who took part in it.",
            _WIN_LOSS,
        ),
    }


_ICP = (
    Row(
        "write",
        "Name and one-sentence definition",
        "So plain that a stranger would recognise such a company.",
        2,
    ),
    Row("heading", "In and out", "Where the boundary lies today."),
    Row("write", "Musts", "What every such company has. Three or four are enough.", 2),
    Row(
        "write",
        "Disqualifiers",
        "Who would buy and still cost more than they bring. Add the question that settles it.",
        2,
    ),
    Row("heading", "What raises fit", "With points, the most telling first."),
    Row("write", "Firmographics", "Industry, employees, revenue, place, stage.", 1),
    Row("write", "Tools and growth", "What they run, and what shows that they will need more.", 1),
    Row("write", "Situation", "What makes the problem pressing now.", 1),
    Row("heading", "People and reasons", "Who decides, what hurts, what proves it."),
    Row("write", "Economic buyer and champion", "", 1),
    Row("write", "Technical evaluator and blocker", "", 1),
    Row("write", "The pain, in their words", "", 1),
    Row("write", "What we say, and what proves it", "", 1),
    Row("heading", "Evidence", "With sample, date and source."),
    Row("write", "Best customers behind it", "At least five names.", 1),
    Row("write", "Figures", "Conversion, cycle, retention, expansion.", 1),
    Row("write", "Buying triggers", "Events after which they buy.", 1),
)

_INTERVIEW = (
    Row("write", "Who, company, date", "", 1),
    Row("text", "Before you start", "Ask about what happened, not about the product. Let silences stand."),
    Row("heading", "Before", "The challenge, on an ordinary week."),
    Row("write", "Tell me about the last time it went wrong. What happened that day?", "", 3),
    Row("write", "What had you tried already, and why did it not stay?", "", 2),
    Row("heading", "Why they bought", "What made it a matter of this quarter."),
    Row("write", "What happened in the week you began to look?", "", 2),
    Row("write", "Who had to agree, and who was against it?", "", 2),
    Row("heading", "When it clicked", "The moment, not the feature."),
    Row("write", "When did you know it would work? What did you see?", "", 2),
    Row("heading", "Result and use", "A figure, with how it was counted."),
    Row("write", "What is different now? How do you know?", "", 2),
    Row("write", "Who opens it, how often, and for what?", "", 2),
    Row("write", "One sentence in their own words", "Ask whether it may be quoted.", 1),
)

_WIN_LOSS = (
    Row("write", "Account, ICP, segment, date", "", 1),
    Row("tick", "Won", "They signed."),
    Row("tick", "Lost to a competitor", "Ask below what they did better."),
    Row("tick", "Lost to doing nothing", "They stayed as they were. Ask what made it wait."),
    Row("tick", "We walked away", "Name the disqualifier."),
    Row("heading", "The decision", "As they tell it."),
    Row("write", "What was it decided on, in the end?", "", 2),
    Row("write", "Who decided? Whom did we never meet?", "", 2),
    Row("write", "What did the other offer do better?", "", 2),
    Row("heading", "What we knew", "Held against the profile."),
    Row("write", "Tier and signals on the first call, and on the last", "", 1),
    Row("write", "Which must or disqualifier did we learn too late?", "", 2),
    Row("write", "Which objection had no good answer?", "", 2),
    Row("heading", "What changes", "A proposal, or nothing."),
    Row("write", "Which line of the playbook would have told us sooner?", "", 2),
    Row("write", "Accounts that say the same", "Five are evidence; one is a story.", 1),
)


def _best(best_means: tuple[str, ...]) -> tuple[Row, ...]:
    return (
        Row("write", "Customer, customer since, ICP", "", 1),
        Row("heading", "Why one of the best", "Tick what can be shown, with the figure."),
        *(Row("tick", means) for means in best_means),
        Row("heading", "What it was like before it bought", "Only what could have been known then."),
        Row("write", "Industry, employees, revenue, place, stage", "", 1),
        Row("write", "Tools it ran", "", 1),
        Row("write", "What had just happened", "A round, an opening, a new leader, an incident.", 2),
        Row("write", "Who asked, who decided, who was against it", "", 2),
        Row("write", "Days from first meeting to signature", "", 1),
        Row("heading", "Against a customer who left", "Of the same industry and size."),
        Row("write", "What was different before the sale?", "", 2),
        Row("write", "What would we ask today?", "", 1),
    )
