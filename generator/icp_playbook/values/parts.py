"""The base of every model: frozen, closed to unknown keys, documented by its attribute docstrings."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A mapping in YAML. Unknown keys are refused, so that a typing error is not silence."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=False,
        validate_by_alias=True,
        serialize_by_alias=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
    )
