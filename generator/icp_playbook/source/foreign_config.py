"""Texts of another program's YAML file, such as mkdocs.yml: its tags stand for nothing and run nothing."""

from collections.abc import Collection, Mapping

import yaml

_MAPPING_LIMIT = 1_000
"""Keys of the file that are looked at."""


def config_texts(text: str, keys: Collection[str], variables: Mapping[str, str]) -> Mapping[str, str]:
    """The keys at the top that hold a text. `!ENV [NAME, …, fallback]` is what the first variable set says.

    What is not YAML, or holds anything else, is left out.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    found = {}
    for key, value in node.value[:_MAPPING_LIMIT]:
        if isinstance(key, yaml.ScalarNode) and key.value in keys:
            written = _text(value, variables)
            if written:
                found[key.value] = written
    return found


def _text(node: yaml.Node, variables: Mapping[str, str]) -> str:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "!ENV":
            return variables.get(node.value, "")
        return node.value if node.tag == "tag:yaml.org,2002:str" else ""
    if isinstance(node, yaml.SequenceNode) and node.tag == "!ENV":
        parts = [part for part in node.value if isinstance(part, yaml.ScalarNode)]
        names, fallback = ([part.value for part in parts[:-1]], parts[-1:]) if len(parts) > 1 else ([], parts)
        set_ = next((variables[name] for name in names if variables.get(name)), None)
        return set_ if set_ is not None else next((_text(part, {}) for part in fallback), "")
    return ""
