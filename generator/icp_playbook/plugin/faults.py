"""A hook that fails says so in a sentence, as a command does, before MkDocs shows a traceback."""

import functools
import logging
import os
import traceback
from collections.abc import Callable
from typing import ClassVar, ParamSpec, TypeVar

from click import ClickException
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent

from icp_playbook.findings import CommandError
from icp_playbook.plugin.stopping import BuildProblem, Stopped
from icp_playbook.report import TRACEBACK, Fault

log = logging.getLogger("mkdocs.plugins.icp_playbook")
_Plugin = TypeVar("_Plugin", bound=type)
_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


class Faulty(Abort):
    """Ends a build with the exit code of a fault of ours."""

    exit_code: ClassVar[int] = 3
    code = 3


def with_sentences(plugin: _Plugin) -> _Plugin:
    """Wraps every hook of a plugin: what stops it is logged as a sentence, and the build is aborted."""
    for name, hook in list(vars(plugin).items()):
        if isinstance(hook, CombinedEvent):
            setattr(plugin, name, CombinedEvent(*(guarded(name, method) for method in hook.methods)))
        elif name.startswith("on_") and callable(hook):
            setattr(plugin, name, guarded(name, hook))
    return plugin


def guarded(name: str, hook: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """A function whose errors are logged as sentences, and end the build. `name` is for a fault of ours."""

    def wrapped(*arguments: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        try:
            return hook(*arguments, **named)
        except ClickException:  # MkDocs' own, which it tells
            raise
        except CommandError as error:
            log.error("%s\n  help: %s", error.sentence, error.remedy)  # noqa: TRY400  # no traceback
            problem = BuildProblem("", error.sentence, error.remedy)
            raise Stopped("The playbook was not built", [problem]) from error
        except MemoryError as error:
            raise Abort("The playbook was not built: there is not enough memory.") from error
        except Exception as error:  # whatever is left is a fault of ours
            if os.environ.get(TRACEBACK):
                log.error("%s", "".join(traceback.format_exception(error)))  # noqa: TRY400
            fault = Fault.of(error, f"mkdocs, {name}")
            log.error("%s\n  help: %s", fault.sentence, fault.remedy)  # noqa: TRY400
            raise Faulty("The playbook was not built.") from error

    return functools.update_wrapper(wrapped, hook)
