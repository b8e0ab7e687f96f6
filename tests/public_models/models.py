"""The public models: a playbook, and the module that draws its accounts and scores them."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from icp_playbook.playbook import Playbook, load
from tests.public_models import gitlab_demographics, posthog_fit, posthog_icp
from tests.public_models.scored import DrawnAccount, Facts, Outcome

PLAYBOOKS = Path(__file__).parents[1] / "playbooks"


@dataclass(frozen=True, slots=True)
class PublicModel:
    """A model: its playbook, the id of its ICP, the header of a list, its drawing and its scorer."""

    name: str
    icp: str
    columns: tuple[str, ...]
    draw: Callable[[Random], DrawnAccount]
    score: Callable[[Facts], Outcome]

    @property
    def root(self) -> Path:
        """The folder of its playbook."""
        return PLAYBOOKS / self.name


MODELS = (
    PublicModel("posthog-icp", posthog_icp.ICP, posthog_icp.COLUMNS, posthog_icp.draw, posthog_icp.score),
    PublicModel("posthog-fit", posthog_fit.ICP, posthog_fit.COLUMNS, posthog_fit.draw, posthog_fit.score),
    PublicModel(
        "gitlab-demographics",
        gitlab_demographics.ICP,
        gitlab_demographics.COLUMNS,
        gitlab_demographics.draw,
        gitlab_demographics.score,
    ),
)
ACCOUNTS = 10_000


@cache
def playbook(model: PublicModel) -> Playbook:
    """The playbook of a model."""
    found = load(model.root).playbook
    assert found is not None
    return found


def accounts(model: PublicModel, count: int = ACCOUNTS) -> tuple[DrawnAccount, ...]:
    """The first accounts of a model, the same in every run."""
    return _drawn(model, count)


@cache
def _drawn(model: PublicModel, count: int) -> tuple[DrawnAccount, ...]:
    random = Random(20261129)  # noqa: S311  # the same accounts in every run
    return tuple(model.draw(random) for _ in range(count))


def as_list(model: PublicModel, count: int = ACCOUNTS) -> str:
    """The first accounts of a model as a CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(model.columns)
    writer.writerows(account.cells for account in accounts(model, count))
    return text.getvalue()


def expected(model: PublicModel, count: int = ACCOUNTS) -> list[tuple[Outcome, list[str]]]:
    """What the scorer says of each account, and the fields that must be reported as not read."""
    return [(model.score(account.facts), sorted(account.unread)) for account in accounts(model, count)]
