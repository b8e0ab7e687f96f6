"""What vendors publish of the shapes that we write, as JSON Schemas; each names its source."""

import json
from pathlib import Path
from typing import Any

import jsonschema

_FOLDER = Path(__file__).parent


def misfits(content: Any, shape: str) -> list[str]:
    """Where a body is not of a shape; none where it is valid."""
    schema = json.loads((_FOLDER / f"{shape}.json").read_text("utf-8"))
    return [
        f"{error.json_path}: {error.message}"
        for error in jsonschema.Draft202012Validator(schema).iter_errors(content)
    ]
