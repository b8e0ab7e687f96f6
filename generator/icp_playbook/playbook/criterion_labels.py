"""What a must or a criterion is called: its label, else what it asks, in words."""

from icp_playbook.conditions import say, tests_of
from icp_playbook.fields import Catalogue
from icp_playbook.model import Cap, Criterion, Must, steps
from icp_playbook.phrases import series


def must_label(must: Must, catalogue: Catalogue) -> str:
    """The name of a must."""
    return must.label or say(must.when, catalogue)


def criterion_label(criterion: Criterion, catalogue: Catalogue) -> str:
    """The name of a criterion: of several bands without a label, the fields they are about."""
    bands = steps(criterion)
    if criterion.label or len(bands) == 1:
        return criterion.label or say(bands[0].when, catalogue)
    return criterion_heading(criterion, catalogue)


def criterion_heading(criterion: Criterion, catalogue: Catalogue) -> str:
    """The name of a criterion where its conditions stand beside it: without a label, its fields."""
    fields = dict.fromkeys(test.field for band in steps(criterion) for test in tests_of(band.when))
    return criterion.label or series([catalogue[name].label for name in fields], "and")


def cap_label(id_: str, cap: Cap) -> str:
    """What people call a cap."""
    return cap.label or id_.replace("-", " ").capitalize()
