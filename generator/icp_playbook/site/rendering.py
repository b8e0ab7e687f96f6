"""Rendering: a template with its view, and where it is broken if it is."""

import traceback
from pathlib import Path
from typing import Any

import jinja2

from icp_playbook.findings import BrokenTemplate
from icp_playbook.site.environment import Templates
from icp_playbook.site.look import Look

_RAISED = (TypeError, ValueError, LookupError, ArithmeticError, RecursionError)
"""What an expression in a template can raise; a template that extends itself never ends."""


def rendered(templates: jinja2.Environment, name: str, view: object) -> str:
    """The template with the fields of the view.

    Raises BrokenTemplate when either does not suit the other.
    """
    try:
        return templates.get_template(name).render(_context(view))
    except (jinja2.TemplateError, *_RAISED) as error:
        raise _broken(error, name, templates.loader) from error


def check_overrides(look: Look) -> None:
    """Raises BrokenTemplate for a theme template of the project that Jinja cannot read.

    MkDocs would find it as well, but only after it has emptied the site.
    """
    reader = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    for name, content in look.own_overrides().items():
        if not name.endswith((".html", ".xml")):
            continue
        try:
            reader.parse(content.decode("utf-8"), name)
        except jinja2.TemplateSyntaxError as error:
            raise BrokenTemplate(name, error.lineno, error.message or "it cannot be read") from error
        except UnicodeDecodeError as error:
            raise BrokenTemplate(name, 0, "it is not UTF-8") from error


def _context(view: object) -> dict[str, Any]:
    """The fields of a view by name: what its template may use."""
    return {name: getattr(view, name) for name in view.__dataclass_fields__}  # type: ignore[attr-defined]  # views are dataclasses


def _broken(error: Exception, name: str, loader: jinja2.BaseLoader | None) -> BrokenTemplate:
    """The error with the innermost template and line it comes from."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return BrokenTemplate(error.name or name, error.lineno, error.message or "it cannot be read")
    if isinstance(error, UnicodeDecodeError):
        return BrokenTemplate(name, 0, "it, or a template it extends or imports, is not UTF-8")
    if isinstance(error, RecursionError):
        return BrokenTemplate(name, 0, "it includes itself without end")
    folders = loader.folders if isinstance(loader, Templates) else ()
    why = f"there is no template `{error.name}`" if isinstance(error, jinja2.TemplateNotFound) else str(error)
    places = [
        (Path(frame.filename).relative_to(folder).as_posix(), frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
        for folder in folders
        if Path(frame.filename).is_relative_to(folder)
    ]
    return BrokenTemplate(*(places[-1] if places else (name, 0)), why)
