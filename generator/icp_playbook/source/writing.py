"""Plain data as YAML: the configuration that an exported tree is built with, and names in a new playbook."""

import functools
import math
import types
from typing import Any

import yaml

from icp_playbook.findings import CommandError


class _Dumper(yaml.SafeDumper):
    """Also writes functions, classes and functions with options, as mkdocs.yml names them for extensions."""


def _function(dumper: _Dumper, value: types.FunctionType | types.BuiltinFunctionType | type) -> yaml.Node:
    return dumper.represent_scalar(
        f"tag:yaml.org,2002:python/name:{value.__module__}.{value.__qualname__}", ""
    )


def _partial(dumper: _Dumper, value: functools.partial[Any]) -> yaml.Node:
    made_of = {"args": [value.func, *value.args], "kwds": dict(value.keywords)}
    return dumper.represent_mapping("tag:yaml.org,2002:python/object/apply:functools.partial", made_of)


_Dumper.add_representer(types.FunctionType, _function)
_Dumper.add_representer(types.BuiltinFunctionType, _function)
_Dumper.add_multi_representer(type, _function)
_Dumper.add_multi_representer(functools.partial, _partial)


def to_yaml(data: dict[str, Any]) -> str:
    """YAML in the order of the mapping.

    Raises CommandError for an object that is neither plain data nor a function.
    """
    try:
        return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100))
    except yaml.representer.RepresenterError as error:
        raise CommandError(
            f"mkdocs.yml makes a `{type(error.args[1]).__name__}`, which cannot be written into another one",
            "use a plain value, or name a function with `!!python/name:`",
        ) from error


def quoted(text: str) -> str:
    """A text as a value of YAML on one line, in double quotes, so that nothing in it is taken for YAML."""
    return str(yaml.dump(text, Dumper=_Dumper, default_style='"', allow_unicode=True, width=math.inf)).strip()
