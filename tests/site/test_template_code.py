"""What templates are compiled to gives the text that Jinja's own code gives."""

import jinja2
import pytest
from markupsafe import Markup, escape

from icp_playbook.site.template_code import MarkupEnvironment

SETTINGS = {"autoescape": True, "finalize": escape, "undefined": jinja2.StrictUndefined}


@jinja2.pass_context
def asked(context: jinja2.runtime.Context, name: str) -> str:
    """A function that looks at the variables around it."""
    return f"<{context[name]}>"


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }} {{ markup }} {{ 7 }} {{ '<' }} {{ text ~ markup }} {{ [text, markup] | join('<') }}",
        "{% macro cell(a, b='<') %}<td>{{ a }}{{ b }}{{ caller() if caller is defined else 1 }}{% endmacro %}"
        "{% for one in [text, markup] %}{{ cell(one) }}{{ cell(one, text) }}"
        "{% set two = one %}{{ asked('two') }}{% endfor %}"
        "{% call cell(text) %}{{ text }}{% endcall %}",
        "{% macro twice(a) %}{{ a }}{{ a }}{% endmacro %}{% set kept = twice(text) %}{{ kept ~ text }}"
        "{% autoescape false %}{{ text }}{{ twice(text) }}{% endautoescape %}",
        "{% set part %}{{ text }}<b>{% endset %}{{ part }}{{ text.upper() }}{{ markup.format(text) }}",
    ],
)
def test_the_text_is_the_same(template: str) -> None:
    views = {"text": "a < b", "markup": Markup("<i>{}</i>"), "asked": asked}
    ours = MarkupEnvironment(**SETTINGS).from_string(template).render(views)  # type: ignore[arg-type]
    assert ours == jinja2.Environment(**SETTINGS).from_string(template).render(views)  # type: ignore[arg-type]  # noqa: S701
    assert "&lt;" in ours
