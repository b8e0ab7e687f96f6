"""The Jinja environment: strict, and every value escaped by one rule without being asked for."""

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.loaders import split_template_path
from markupsafe import Markup

from icp_playbook.phrases import counted, number_range
from icp_playbook.site.compiled_templates import CompiledTemplates
from icp_playbook.site.escape import encode
from icp_playbook.site.look import template_text
from icp_playbook.site.prose import KEPT, render
from icp_playbook.site.template_code import MarkupEnvironment
from icp_playbook.values import ProseText, say_date, say_money
from icp_playbook.views.labels import label


class Templates(jinja2.BaseLoader):
    """Templates by name: the first folder that has one gives it."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Text and place. Raises CommandError for a file that must not be read, TemplateNotFound for none."""
        for folder in self.folders:
            text = template_text(folder, "/".join(split_template_path(template)))
            if text is not None:
                return text, str(folder / template), lambda: True
        raise jinja2.TemplateNotFound(template)


def environment(folders: tuple[Path, ...], currency: str) -> jinja2.Environment:
    """The environment over template folders, the first that has a template gives it."""
    made = MarkupEnvironment(
        loader=Templates(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=_shown,
        auto_reload=False,  # every build makes its own environment
        bytecode_cache=CompiledTemplates(f"site {currency}"),  # whose filters say sums in it
    )
    made.filters["money_range"] = _money_range(currency)
    made.filters["a_year"] = _a_year(currency)
    made.filters["span"] = _span
    made.filters["counted"] = counted
    made.filters["label"] = label
    made.filters["attribute"] = _attribute
    return made


def _shown(value: Any) -> Markup:
    """A value as the page shows it: prose rendered, dates as time elements, all else as its text."""
    if type(value) is str:  # most are
        return _escaped(value)
    match value:
        case Markup():
            return value
        case ProseText():
            return render(value)
        case datetime.date():
            return _time(value)
        case _:
            return _escaped(str(value))


@lru_cache(KEPT)
def _escaped(text: str) -> Markup:
    """Text as it stands in HTML. Pages repeat each other's names and sentences, so results are kept."""
    return Markup(encode(text))  # noqa: S704  # this is the escaping rule


def _attribute(name: str) -> Markup:
    """An id as part of an attribute's name, where HTML reads no references."""
    if not re.fullmatch(r"[a-z0-9_-]+", name):
        raise ValueError(f"`{name}` is not the name of an attribute")
    return Markup(name)  # noqa: S704  # letters, digits and hyphens


def _time(day: datetime.date) -> Markup:
    return Markup(f'<time datetime="{day.isoformat()}">{say_date(day)}</time>')  # noqa: S704  # digits and letters


def _money_range(currency: str) -> Callable[[tuple[int, int] | None], str]:
    """A range of sums in words; nothing of one that is not known."""

    def words(bounds: tuple[int, int] | None) -> str:
        return f"{say_money(bounds[0], currency)}–{say_money(bounds[1], currency)}" if bounds else ""

    return words


def _a_year(currency: str) -> Callable[[tuple[int, int] | None], str]:
    words = _money_range(currency)
    return lambda bounds: f"{words(bounds)} a year" if bounds else ""


def _span(bounds: tuple[int, int] | None, noun: str = "") -> str:
    """A range in words; nothing of one that is not known."""
    return number_range(*bounds, noun) if bounds else ""
