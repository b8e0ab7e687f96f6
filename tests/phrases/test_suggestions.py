"""The "did you mean" question, worded the same everywhere."""

from pathlib import Path

import icp_playbook
from icp_playbook.phrases import CODE, closest, did_you_mean, suggestion, use_one_of

NAMES = ("saas", "ecommerce", "logistics")


def test_the_nearest_name_is_asked_for() -> None:
    assert closest("ecomerce", NAMES) == "ecommerce"
    assert closest("bakery", NAMES) is None
    assert closest("ecom", NAMES, cutoff=0.9) is None
    assert did_you_mean("ecomerce", NAMES) == suggestion("ecommerce") == 'did you mean "ecommerce"?'
    assert did_you_mean("ecomerce", NAMES, marks=CODE) == "did you mean `ecommerce`?"


def test_without_a_near_name_the_fix_is_named() -> None:
    assert did_you_mean("bakery", NAMES) == use_one_of(NAMES) == "use one of saas, ecommerce, logistics"
    assert did_you_mean("bakery", NAMES, "write a new one") == "write a new one"


def test_nobody_else_asks_or_looks_for_it() -> None:
    package = Path(icp_playbook.__file__).parent
    others = [path for path in package.rglob("*.py") if path.parent.name != "phrases"]
    texts = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in others}
    assert [name for name, text in texts.items() if "did you mean" in text.lower()] == []
    assert [name for name, text in texts.items() if "get_close_matches" in text] == []
