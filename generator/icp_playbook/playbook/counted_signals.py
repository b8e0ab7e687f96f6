"""Signals that count occurrences: what they count is a whole number, and they have no bands beside it."""

from collections.abc import Iterator

from icp_playbook.fields import Catalogue
from icp_playbook.findings import Finding, rules
from icp_playbook.model import Signal
from icp_playbook.phrases import CODE, did_you_mean
from icp_playbook.source import Document


def counts(signal: Signal, document: Document, catalogue: Catalogue) -> Iterator[Finding]:
    """A finding for a signal without points or with two ways to them, and for a field that is no count."""
    counted = signal.count_of
    if counted is None:
        if not signal.bands:
            yield rules.SIGNAL_POINTS.at(
                document.at(), "the signal gives no points", "add `bands:`, or `count_of:`"
            )
        return
    if signal.bands:
        yield rules.SIGNAL_POINTS.at(
            document.at("count_of"),
            "the signal counts occurrences and has bands as well",
            "keep `bands:` or `count_of:`",
        )
    if counted.field not in catalogue:
        yield rules.UNKNOWN_FIELD.at(
            document.at("count_of", "field"),
            f"there is no field `{counted.field}`",
            did_you_mean(counted.field, catalogue.fields, "declare it in icp/fields.yaml", CODE),
        )
    elif (type_ := catalogue[counted.field].type) != "integer":
        yield rules.OPERATOR_TYPE.at(
            document.at("count_of", "field"),
            f"`count_of` needs a whole number, and `{counted.field}` is of type {type_}",
            "name a field of type integer that says how often",
        )
