"""The base of every model: frozen, closed to unknown keys, documented by its attribute docstrings."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer


class Part(BaseModel):
    """A mapping in YAML. Unknown keys are refused, so that a typing error is not silence.

    Text that may be left out is "" where it is: it shows as nothing, and is not written.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=False,
        validate_by_alias=True,
        serialize_by_alias=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
    )
    _unwritten: ClassVar[frozenset[str]] = frozenset()
    """The keys whose empty text stands for what was left out."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        fields = cls.model_fields.items()
        cls._unwritten = frozenset(info.alias or name for name, info in fields if info.default == "")

    @model_serializer(mode="wrap")
    def _written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {key: value for key, value in data.items() if value != "" or key not in self._unwritten}
