"""GitHub's workflow commands: a sentence shown beside the line it is about."""

from typing import Literal, TypeAlias

from icp_playbook.findings import Location

Level: TypeAlias = Literal["error", "warning", "notice"]


def annotation(level: str, place: Location | None, title: str, message: str) -> str:
    """A workflow command, its data escaped as GitHub's runner unescapes it. Without a place, of the run.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    properties = {
        **({"file": place.path, "line": str(place.line), "col": str(place.column)} if place else {}),
        "title": title,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
