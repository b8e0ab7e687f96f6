"""Lists in words: "a, b and c", "a, b and 3 more"."""

from collections.abc import Sequence


def series(
    items: Sequence[str],
    conjunction: str = "and",
    *,
    limit: int | None = None,
    count: int | None = None,
    between: str = ", ",
) -> str:
    """The items as one phrase; "" for none.

    With a `limit` only the first are named, and the others of `count` are counted. A `conjunction` of ""
    leaves commas alone. Items that hold commas of their own stand `between` semicolons.
    """
    shown = list(items[:limit])
    more = (len(items) if count is None else count) - len(shown)
    if more > 0:
        return f"{between.join(shown)}{' ' if between == ', ' else between}and {more:,} more"
    if len(shown) > 1 and conjunction and between != ", ":
        return f"{between.join(shown[:-1])}{between}{conjunction} {shown[-1]}"
    if len(shown) > 1 and conjunction:
        return f"{between.join(shown[:-1])} {conjunction} {shown[-1]}"
    return between.join(shown)
