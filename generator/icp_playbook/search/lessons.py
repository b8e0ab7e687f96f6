"""The lessons of onboarding as search sees them, each at its place on the page."""

from collections.abc import Iterator

from icp_playbook.playbook import Playbook
from icp_playbook.search.document import SearchDocument
from icp_playbook.views.learning import lesson_steps


def lessons(playbook: Playbook) -> Iterator[SearchDocument]:
    """Each lesson but practice, which has a page of its own."""
    for id_, title, minutes, _ in lesson_steps(playbook):
        if id_ != "practice":
            yield SearchDocument(
                "Lesson", f"onboarding/#{id_}", title, f"{minutes} minutes of the onboarding.", (), ()
            )
