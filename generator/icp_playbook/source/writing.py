"""Plain data as YAML, for the configuration that an exported tree is built with."""

import types
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Also writes functions by name, as mkdocs.yml names them for some extensions."""


def _function(dumper: _Dumper, value: types.FunctionType) -> yaml.Node:
    return dumper.represent_scalar(
        f"tag:yaml.org,2002:python/name:{value.__module__}.{value.__qualname__}", ""
    )


_Dumper.add_representer(types.FunctionType, _function)


def to_yaml(data: dict[str, Any]) -> str:
    """YAML in the order of the mapping."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100))
