"""The starters: which files each writes, and the names filled into them."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from icp_playbook import __version__
from icp_playbook.findings import CommandError
from icp_playbook.model import layout
from icp_playbook.phrases import shown
from icp_playbook.playbook import Playbook, load_tree
from icp_playbook.source import quoted
from icp_playbook.starter.carried_files import carried_folder, carried_text, texts_of

Starter: TypeAlias = Literal["minimal", "scoring", "example"]
STARTERS: tuple[Starter, ...] = get_args(Starter)
CARRIED = (
    ".github/workflows/approvals.yml",
    *(".ci/code_quality.py", ".ci/forge.py", ".ci/reminder.py", ".ci/review.py", ".ci/review_comment.py"),
    ".ci/send_alerts.py",
)
"""Files of this repository that every playbook has as they are."""
OF_EXAMPLE = ("search.yaml",)
"""Files of the example beside its content: the queries that its search has to answer."""
FOR_THE_TOP = (".github/", ".gitlab/", ".gitlab-ci.yml", ".ci/", ".pre-commit-config.yaml", ".vscode/")
"""What is read only at the top of a repository."""
_NAMES = {"company": "Our company", "product": "Our product"}
_CURRENCY = re.compile(r"^currency:.*$", re.MULTILINE)
_NO_TEXT = ("Cc", "Cs")
"""Categories of Unicode: what steers a terminal, and bytes that are no UTF-8."""
_PACKAGE = re.compile(r"\Aicp-playbook(?!\[)")
_TOKEN = re.compile("__([A-Z]+(?:_[A-Z]+)*)__")


@dataclass(frozen=True, slots=True)
class StarterRequest:
    """What to begin with. `day` is the day of the first review; `requirement` the line of requirements.txt.

    `own` has texts that take the place of the starter's: path → text; with an ICP among them, none of the
    starter's is written. `conventions` are lines of playbook.yaml in place of its currency.
    Without `at_top` the playbook is in a folder of a repository, and what is read at its top is left out.
    """

    day: datetime.date
    starter: Starter = "minimal"
    company: str | None = None
    product: str | None = None
    requirement: str = f"icp-playbook=={__version__}"
    own: Mapping[str, str] = field(default_factory=dict)
    conventions: tuple[str, ...] = ()
    at_top: bool = True


@dataclass(frozen=True, slots=True)
class StarterFiles:
    """Path → content of what a starter writes, and the playbook that it makes."""

    files: Mapping[str, bytes]
    playbook: Playbook


def starter_files(request: StarterRequest) -> StarterFiles:
    """Every file of a starter, checked as a playbook.

    Raises CommandError for a name that no playbook can have, and for one given to the example.
    """
    values = _values(request)
    content = {path: _filled(text, values) for path, text in _content(request.starter).items()}
    content = _with_own(content, request)
    loaded = load_tree({path: text.encode("utf-8") for path, text in content.items()})
    if loaded.playbook is None:
        first = loaded.findings[0]
        raise CommandError(f"{first.location.path}: {first.sentence}", first.help)
    around = texts_of("every") | {path: carried_text(path) for path in CARRIED}
    values |= {"SITE_NAME": quoted(loaded.playbook.settings.name)}
    if loaded.playbook.settings.outcomes:
        values |= {"REQUIREMENT": _PACKAGE.sub(r"\g<0>[outcomes]", request.requirement, count=1)}
    texts = {path: _filled(text, values) for path, text in around.items()} | content
    kept = {path: text for path, text in texts.items() if request.at_top or not path.startswith(FOR_THE_TOP)}
    return StarterFiles({path: text.encode("utf-8") for path, text in sorted(kept.items())}, loaded.playbook)


def _with_own(content: Mapping[str, str], request: StarterRequest) -> dict[str, str]:
    profiles = f"{layout().folders['profile']}/"
    has_own = any(path.startswith(profiles) for path in request.own)
    kept = {path: text for path, text in content.items() if not (has_own and path.startswith(profiles))}
    if request.conventions:
        settings, lines = layout().singles["playbook"], "\n".join(request.conventions)
        kept[settings] = _CURRENCY.sub(lambda _: lines, kept[settings], count=1)
    return {**kept, **request.own}


def _content(starter: Starter) -> dict[str, str]:
    if starter != "example":
        return texts_of(starter)
    content = {path: text for top in layout().tops for path, text in carried_folder(top).items()}
    return content | {path: carried_text(path) for path in OF_EXAMPLE}


def _values(request: StarterRequest) -> dict[str, str]:
    """Token → text to put in its place."""
    given = {"company": request.company, "product": request.product}
    if request.starter == "example" and any(name is not None for name in given.values()):
        raise CommandError(
            "the example is about a company of its own",
            "leave out --company and --product, or begin with `--starter minimal`",
        )
    company, product = (_name(key, name) for key, name in given.items())
    return {
        "COMPANY": quoted(company),
        "PRODUCT": quoted(product),
        "SITE_NAME": quoted(f"{company} ICP playbook"),
        "DAY": request.day.isoformat(),
        "REQUIREMENT": request.requirement,
    }


def _name(key: str, given: str | None) -> str:
    """A name on one line. Raises CommandError if nothing is left of it."""
    name = " ".join((_NAMES[key] if given is None else given).split())
    if not name:
        raise CommandError(f"the name of the {key} is empty", f"leave out --{key}, or name the {key}")
    if any(unicodedata.category(char) in _NO_TEXT for char in name):
        raise CommandError(
            f"the name of the {key} holds what is no text: {shown(name)}", f"type it again: --{key} NAME"
        )
    return name


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda token: values.get(token[1], token[0]), text)
