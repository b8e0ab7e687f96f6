"""A bar on standard error that shows how far the work in the engine is; on a terminal only."""

import sys

import click

_BAR = 30
_STAGE = 8
_WIDTH = len(f"[{'#' * _BAR}] 100% ") + _STAGE


def show_bar(stage: str, share: float) -> None:
    """Draws the bar over the one before; `share` is how much of all is done, 0…1."""
    if sys.stderr.isatty():
        full = round(share * _BAR)
        bar = f"{'#' * full}{'-' * (_BAR - full)}"
        click.echo(f"\r[{bar}] {share:4.0%} {stage:{_STAGE}}", nl=False, err=True)


def clear_bar() -> None:
    """Makes room for what is written next."""
    if sys.stderr.isatty():
        click.echo(f"\r{' ' * _WIDTH}\r", nl=False, err=True)
