"""Lists of accounts checked: where their files are, and whether each share says what of what."""

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from icp_playbook.findings import Finding, rules
from icp_playbook.model import AccountList, ListShare, Settings
from icp_playbook.phrases import did_you_mean, shown
from icp_playbook.source import Document, Path


def misdescribed_lists(settings: Settings, document: Document) -> Iterator[Finding]:
    """A finding for everything in `lists` that is well-formed but makes no sense."""
    tiers = [tier.id for tier in settings.tiers]
    for index, one in enumerate(settings.lists):
        here: Path = ("lists", index)
        yield from _file(one, (*here, "file"), document)
        taken: set[tuple[frozenset[str], frozenset[str]]] = set()
        for place, share in enumerate(one.shares):
            at: Path = (*here, "shares", place)
            yield from _share(share, at, document)
            yield from _tiers(share, tiers, (*at, "tiers"), document)
            of = frozenset(share.tiers), frozenset(share.statuses)
            if of in taken and any(of):
                yield rules.ACCOUNT_LIST.at(
                    document.at(*at),
                    "two shares are of the same accounts",
                    "write the floor and the ceiling into one",
                )
            taken.add(of)


def _file(one: AccountList, here: Path, document: Document) -> Iterator[Finding]:
    posix = PurePosixPath(one.file)
    if posix.is_absolute() or PureWindowsPath(one.file).is_absolute() or ".." in posix.parts:
        yield rules.ACCOUNT_LIST.at(
            document.at(*here),
            f"`{shown(one.file)}` is not in the folder of the playbook",
            "keep the list beside the playbook, in `icp/lists/`, and name it from there",
        )


def _share(share: ListShare, here: Path, document: Document) -> Iterator[Finding]:
    if not share.tiers and not share.statuses:
        yield rules.ACCOUNT_LIST.at(
            document.at(*here), "a share of nothing", "list the `tiers` or `statuses` that count"
        )
    if share.at_least is None and share.at_most is None:
        yield rules.ACCOUNT_LIST.at(
            document.at(*here), "a share without a floor or a ceiling", "write `at_least` or `at_most`"
        )
    elif share.at_least is not None and share.at_most is not None and share.at_least > share.at_most:
        yield rules.ACCOUNT_LIST.at(
            document.at(*here, "at_most"),
            f"a ceiling of {share.at_most}% below the floor of {share.at_least}%",
            "no list can have both; change one of them",
        )


def _tiers(share: ListShare, tiers: list[str], here: Path, document: Document) -> Iterator[Finding]:
    for place, tier in enumerate(share.tiers):
        if tier not in tiers:
            yield rules.UNKNOWN_REFERENCE.at(
                document.at(*here, place), f'tier "{tier}" does not exist', did_you_mean(tier, tiers)
            )
