"""How a command ends: a sentence and an exit code for whatever stops it, never a traceback.

0 fine, 1 the content has errors, 2 the command could not run, 3 a fault of ours.
"""

import contextlib
import errno
import io
import os
import sys
import traceback
from typing import Any

import click

from icp_playbook.findings import CommandError, ContentError
from icp_playbook.report import TRACEBACK, Fault, report, summary

FINE, CONTENT, COULD_NOT_RUN, FAULT = 0, 1, 2, 3
_OUTPUT = "standard output cannot be written"
_LACKS = {
    errno.ENOMEM: "there is not enough memory",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}
_STANDARD = {errno.EPIPE, errno.EBADF, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EAGAIN}
"""What a system says of a standard stream; it names no file then."""


class Commands(click.Group):
    """Turns an exception that stops a command into a sentence on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. Raises SystemExit, and what click itself turns into a usage message."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # the terminal may not be UTF-8
        try:
            _check_surroundings()
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except ContentError as error:
            _end_with_findings(error)
        except CommandError as error:
            _end(error.sentence, error.remedy)
        except KeyboardInterrupt:
            _end("stopped before it was done", "run it again; what it was to replace is as it was")
        except MemoryError:
            _end("there is not enough memory", "give it less to read at once, or run it on a larger machine")
        except OSError as error:
            stopped = _stopped_by(error)
            if stopped is None:
                _end_with_fault(error, ctx)
            else:
                _end(*stopped)
        except Exception as error:  # noqa: BLE001  # the one place where whatever is left becomes a sentence
            _end_with_fault(error, ctx)


def _check_surroundings() -> None:
    """Raises CommandError where nothing can run."""
    if sys.stdin is None or sys.stderr is None:  # a file that is opened must not become one of them
        while (descriptor := os.open(os.devnull, os.O_RDWR)) < 3:
            pass
        os.close(descriptor)
    if sys.stderr is None:  # notes go nowhere, as asked; the result does not depend on them
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # kept until the end
    if sys.stdout is None:
        raise CommandError("standard output is closed", "run it with an output, such as >/dev/null")
    try:
        os.getcwd()  # noqa: PTH109  # a Path would be made of it
    except OSError as error:
        raise CommandError(
            f"the working directory cannot be used: {error.strerror}", "change to a folder that exists"
        ) from error


def _stopped_by(error: OSError) -> tuple[str, str] | None:
    """The sentence and the remedy for what the system refused; None for what only a fault asks for."""
    if error.errno in _LACKS:
        return _LACKS[error.errno], "close other programs, or raise the limit"
    if error.filename is not None and error.strerror:
        name = os.fsdecode(error.filename) if not isinstance(error.filename, int) else error.filename
        return f"`{name}` cannot be used: {error.strerror}", "check the path and its permissions"
    if error.errno == errno.EPIPE:
        return f"{_OUTPUT}: nobody reads it", "let the program that reads it read to the end"
    if error.errno in _STANDARD:
        return f"{_OUTPUT}: {error.strerror}", "make room, or write to another place"
    return None


def _end_with_findings(error: ContentError) -> None:
    try:
        click.echo(report(error.findings, "text"))
    except OSError as unwritten:
        _end(*(_stopped_by(unwritten) or (_OUTPUT, "write to another place")))
    _say(summary(error.findings))
    _leave(CONTENT)


def _end_with_fault(error: Exception, ctx: click.Context) -> None:
    if os.environ.get(TRACEBACK):
        _say("".join(traceback.format_exception(error)).rstrip())
    fault = Fault.of(error, ctx.invoked_subcommand or "")
    _end(fault.sentence, fault.remedy, FAULT)


def _end(sentence: str, remedy: str, code: int = COULD_NOT_RUN) -> None:
    _say(f"error: {sentence}\n  help: {remedy}")
    _leave(code)


def _say(text: str) -> None:
    with contextlib.suppress(OSError):  # there is nowhere else to say it
        click.echo(text, err=True)


def _leave(code: int) -> None:
    """Exits. What a closed output did not take is not tried again when Python ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError):  # a stream of a test has no descriptor
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
        except (AttributeError, ValueError):  # closed
            pass
    sys.exit(code)
