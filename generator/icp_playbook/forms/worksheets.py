"""Worksheets that lead to an entry: the one-page ICP, the best customer, the interview, a win or a loss."""

from collections.abc import Iterable, Mapping

from icp_playbook.forms.form_lines import FormLine, lines
from icp_playbook.forms.sheets import FormRow
from icp_playbook.schema import Properties

Guide = tuple[str, str, tuple[FormRow, ...]]
"""Title, what it is for, rows."""


_CAPITALS = {"icp": "ICP", "kpi": "KPI", "kpis": "KPIs"}


def form_rows(kind: str, custom: Properties = ()) -> tuple[FormRow, ...]:
    """The form for a kind of entry as rows to write on."""
    return tuple(_row(line) for line in lines(kind, custom))


def _row(line: FormLine) -> FormRow:
    name = line.key.replace("_", " ")
    name = _CAPITALS.get(name) or name[0].upper() + name[1:]
    if line.shape in ("group", "items"):
        return FormRow("heading", name, line.about)
    about = line.about if line.takes in ("text", "prose") else f"{line.about} ({line.takes})".strip()
    return FormRow("write", name, about, 2 if line.takes == "prose" or line.shape == "values" else 1)


def guides(best_means: Iterable[str]) -> Mapping[str, Guide]:
    """Name of the page → its worksheet. `best_means` are the playbook's own marks of a best customer."""
    return {
        "icp-worksheet": (
            "One-page ICP worksheet",
            "One profile on one sheet, before anyone writes YAML.",
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
            "A 20-minute talk after a decision, with someone who took part in it.",
            _WIN_LOSS,
        ),
        "decision": (
            "Decision worksheet",
            "One decision about the playbook on one sheet, filled in by those who make it.",
            _DECISION,
        ),
    }


_ICP = (
    FormRow(
        "write",
        "Name and one-sentence definition",
        "Plain enough that a stranger would recognise such a company.",
        2,
    ),
    FormRow("heading", "In and out", "Where the boundary is today."),
    FormRow("write", "Musts", "What every such company has. Three or four are enough.", 2),
    FormRow(
        "write",
        "Disqualifiers",
        "Who would buy but cost more than they bring in. Add the question that settles it.",
        2,
    ),
    FormRow("heading", "What raises fit", "With points, most telling first."),
    FormRow("write", "Firmographics", "Industry, employees, revenue, place, stage.", 1),
    FormRow("write", "Tools and growth", "What they run, and what shows that they will need more.", 1),
    FormRow("write", "Situation", "What makes the problem pressing now.", 1),
    FormRow("heading", "People and reasons", "Who decides, what hurts, what proves it."),
    FormRow("write", "Economic buyer and champion", "", 1),
    FormRow("write", "Technical evaluator and blocker", "", 1),
    FormRow("write", "The pain, in their words", "", 1),
    FormRow("write", "What we say, and what proves it", "", 1),
    FormRow("heading", "Evidence", "With sample, date and source."),
    FormRow("write", "Best customers behind it", "At least five names.", 1),
    FormRow("write", "Figures", "Conversion, cycle, retention, expansion.", 1),
    FormRow("write", "Buying triggers", "Events that make them buy.", 1),
)

_INTERVIEW = (
    FormRow("write", "Who, company, date", "", 1),
    FormRow(
        "text", "Before you start", "Ask about what happened, not about the product. Let silences stand."
    ),
    FormRow("heading", "Before", "The challenge, in an ordinary week."),
    FormRow("write", "Tell me about the last time it went wrong. What happened that day?", "", 3),
    FormRow("write", "What had you already tried, and why did it not stick?", "", 2),
    FormRow("heading", "Why they bought", "What made it urgent this quarter."),
    FormRow("write", "What happened in the week you started looking?", "", 2),
    FormRow("write", "Who had to agree, and who was against it?", "", 2),
    FormRow("heading", "When it clicked", "The moment, not the feature."),
    FormRow("write", "When did you know it would work? What did you see?", "", 2),
    FormRow("heading", "Result and use", "A figure, and how it was measured."),
    FormRow("write", "What is different now? How do you know?", "", 2),
    FormRow("write", "Who uses it, how often, and for what?", "", 2),
    FormRow("write", "One sentence in their own words", "Ask whether it may be quoted.", 1),
)

_WIN_LOSS = (
    FormRow("write", "Account, ICP, segment, date", "", 1),
    FormRow("tick", "Won", "They signed."),
    FormRow("tick", "Lost to a competitor", "Ask below what they did better."),
    FormRow("tick", "Lost to doing nothing", "They kept things as they were. Ask why it could wait."),
    FormRow("tick", "We walked away", "Name the disqualifier."),
    FormRow("heading", "The decision", "In their words."),
    FormRow("write", "What did it come down to in the end?", "", 2),
    FormRow("write", "Who decided? Who did we never meet?", "", 2),
    FormRow("write", "What did the other offer do better?", "", 2),
    FormRow("heading", "What we knew", "Compared with the profile."),
    FormRow("write", "Tier and signals on the first call, and on the last", "", 1),
    FormRow("write", "Which must or disqualifier did we learn too late?", "", 2),
    FormRow("write", "Which objection had no good answer?", "", 2),
    FormRow("heading", "What changes", "A proposal, or nothing."),
    FormRow("write", "Which line of the playbook would have told us sooner?", "", 2),
    FormRow("write", "Accounts that show the same", "Five are evidence; one is a story.", 1),
)


def _best(best_means: tuple[str, ...]) -> tuple[FormRow, ...]:
    return (
        FormRow("write", "Customer, customer since, ICP", "", 1),
        FormRow("heading", "Why it is one of the best", "Tick what you can show, with the figure."),
        *(FormRow("tick", means) for means in best_means),
        FormRow("heading", "What it was like before it bought", "Only what you could have known then."),
        FormRow("write", "Industry, employees, revenue, place, stage", "", 1),
        FormRow("write", "Tools it ran", "", 1),
        FormRow("write", "What had just happened", "Funding, a new site, a new leader, an incident.", 2),
        FormRow("write", "Who asked, who decided, who was against it", "", 2),
        FormRow("write", "Days from first meeting to signature", "", 1),
        FormRow("heading", "Compared with a customer who left", "Same industry and size."),
        FormRow("write", "What was different before the sale?", "", 2),
        FormRow("write", "What would we ask today?", "", 1),
    )


_DECISION = (
    FormRow("write", "What we decide", "One or two sentences that say what we do from now on.", 2),
    FormRow("write", "About", "The ICPs, disqualifiers, signals, segments or personas that it changes.", 1),
    FormRow("heading", "Why", "So that nobody has to guess in a year."),
    FormRow("write", "The matter", "What made us talk about it.", 2),
    FormRow("write", "The reason", "One or two sentences.", 2),
    FormRow("write", "What it rests on", "What was seen, on how many, when, and where to check it.", 3),
    FormRow("write", "What else was on the table, and why we leave it", "", 2),
    FormRow("heading", "What we expect", "Without it nobody can say whether it worked."),
    FormRow(
        "write",
        "Measure, from, to, by when",
        "Win rate of clinics, from 18% to 25%, by December.",
        2,
    ),
    FormRow("write", "When we look at it again, and who does", "", 1),
    FormRow("heading", "Who decides", "And how far it goes."),
    FormRow("tick", "For good", "It holds until somebody decides otherwise."),
    FormRow("tick", "On trial", "It ends on the day we look at it again, unless it worked."),
    FormRow("write", "Functions that decided, and the day", "", 1),
    FormRow("write", "The day from which it counts", "", 1),
    FormRow("write", "The earlier decision that it replaces or undoes", "", 1),
    FormRow("heading", "What came of it", "To be filled in on the day above."),
    FormRow("write", "Measured", "", 1),
    FormRow("tick", "Met", ""),
    FormRow("tick", "Partly", ""),
    FormRow("tick", "Missed", ""),
    FormRow("tick", "Unclear", ""),
    FormRow("write", "What we do now", "", 2),
)
