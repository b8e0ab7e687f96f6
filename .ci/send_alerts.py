"""Sends what each owner has to know of a change to a chat: a line an owner, as {"text": …}, to WEBHOOK.

Reads what `icp-playbook diff --alerts` wrote. Slack's incoming webhooks take it, and workflows of Teams.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


def messages(alerts: dict[str, Any]) -> Iterator[str]:
    """A line for each owner. What Slack would take for a mention or a link is text."""
    link = alerts["link"] or ""
    for owner in alerts["owners"]:
        who = owner["handle"] or owner["owner"] or "Nobody"
        yield f"{_plain(who)}: {_plain(owner['sentence'])} {link}".rstrip()
    if alerts["blocked_by"]:
        yield f"It cannot be merged as it is: {_plain('; '.join(alerts['blocked_by']))}. {link}".rstrip()


def _plain(text: str) -> str:
    """https://docs.slack.dev/messaging/formatting-message-text/#escaping"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def main() -> int:
    """Sends them all. Whatever goes wrong is said without the address, which is a secret."""
    address = os.environ.get("WEBHOOK", "")
    if urlsplit(address).scheme not in {"http", "https"}:
        print("WEBHOOK is no address")  # noqa: T201
        return 1
    sent = 0
    for message in messages(json.loads(Path(sys.argv[1]).read_text("utf-8"))):
        data, headers = json.dumps({"text": message}).encode(), {"Content-Type": "application/json"}
        try:
            urlopen(Request(address, data, headers), timeout=60).close()  # noqa: S310
        except OSError as error:
            print(f"an alert could not be sent: {type(error).__name__} {getattr(error, 'code', '')}")  # noqa: T201
            return 1
        sent += 1
    print(f"alerts sent: {sent}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
