"""What templates are compiled to: Jinja's code without what our values never need, on thousands of pages."""

from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator
from jinja2.nodes import EvalContext, Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode


class _Code(CodeGenerator):
    """Writes values out as `finalize` gives them, which is markup: escaping that again changes nothing."""

    def _output_child_pre(self, node: Expr, frame: Any, finalize: Any) -> None:
        if _is_markup(frame.eval_ctx):
            self.write(finalize.src)
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: Expr, frame: Any, finalize: Any) -> None:
        if _is_markup(frame.eval_ctx):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


class _Context(Context):
    """Calls macros without first finding out what they take: they are most of what templates call."""

    @internalcode
    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # Jinja's names
        if type(__obj) is not Macro:
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(__self.eval_ctx, *args, **kwargs)


class MarkupEnvironment(jinja2.Environment):
    """An environment whose `finalize` turns any value into markup."""

    code_generator_class = _Code
    context_class = _Context


def _is_markup(context: EvalContext) -> bool:
    """Whether what is written is known to be markup when a template is compiled."""
    return bool(context.autoescape) and not context.volatile
