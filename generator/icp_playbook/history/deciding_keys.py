"""What of a file decides on an account: an edit of anything else is judged as it is, whenever it counts."""

from collections.abc import Mapping

from icp_playbook.source import Data

_ASIDE: Mapping[str, frozenset[str]] = {
    "playbook": frozenset(
        {
            *("name", "company", "products", "owner", "owners", "facets", "max_personas", "rules", "waive"),
            *("review", "policy", "history", "building", "merge_fields", "custom_properties", "lists"),
            *("capacity", "outcomes", "audience", "glossary"),
        }
    ),
    "profile": frozenset({"firmographics", "technographics", "growth", "situation", "implementation"})
    | frozenset({"buying", "procurement", "psychographics", "needs", "value_propositions", "proof"})
    | frozenset({"use_cases", "retention_behaviour", "evidence", "put_to_work"}),
}
"""Keys that no verdict depends on, by kind."""
_ANYWHERE = frozenset({"owner", "review", "tags", "aliases", "custom", "waive", "audience"})
"""The same of every entry."""


def deciding(kind: str, data: Data) -> Data:
    """The keys of a file that a verdict can depend on."""
    if not isinstance(data, dict):
        return data
    aside = _ANYWHERE | _ASIDE.get(kind, frozenset()) if kind != "fields" else frozenset[str]()
    return {key: value for key, value in data.items() if key not in aside}
