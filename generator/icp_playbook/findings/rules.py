"""The rule catalogue: every id a finding can carry, written out, with what it is for."""

from dataclasses import dataclass

from icp_playbook.findings.finding import Finding, Location, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule a finding names. `about` says in one sentence what it protects."""

    id: str
    about: str
    severity: Severity = Severity.ERROR

    def at(self, location: Location, sentence: str, remedy: str) -> Finding:
        """The finding of this rule at a place."""
        return Finding(location, self.id, sentence, remedy, self.severity)


def _warning(rule: str, about: str) -> Rule:
    return Rule(rule, about, Severity.WARNING)


# Files and folders
MISSING_FOLDER = Rule("missing-folder", "Every kind of entry has its folder.")
EMPTY_FOLDER = Rule("empty-folder", "Every kind of entry has at least one entry.")
MISSING_FILE = Rule("missing-file", "playbook.yaml and fields.yaml are what entries rest on.")
NOT_A_FILE = Rule("not-a-file", "An entry is a regular file.")
OUTSIDE_PLAYBOOK = Rule("outside-playbook", "Links do not lead out of the playbook.")
FILE_NAME = Rule("file-name", "The file name is the id: kebab-case, ending in .yaml.")
FILE_TOO_LARGE = Rule("file-too-large", "An entry is something a person reads in one sitting.")
NOT_UTF8 = Rule("not-utf8", "Files are UTF-8.")
UNREADABLE = Rule("unreadable", "Every file of the playbook can be read.")

# YAML
YAML_SYNTAX = Rule("yaml-syntax", "The file is well-formed YAML.")
YAML_TAB = Rule("yaml-tab", "YAML is indented with spaces.")
YAML_TAG = Rule("yaml-tag", "Only the core YAML types are read; tags run nothing.")
YAML_KEY = Rule("yaml-key", "Keys are plain text.")
YAML_DEPTH = Rule("yaml-depth", "Content is not nested deeper than a person can follow.")
DUPLICATE_KEY = Rule("duplicate-key", "A key is given once, so that no value is lost unseen.")
ALIAS_EXPANSION = Rule("alias-expansion", "Aliases do not expand without bound.")
SEVERAL_DOCUMENTS = Rule("several-documents", "One file is one entry.")
EMPTY_FILE = Rule("empty-file", "A file of the playbook says something.")

# Shape
UNKNOWN_KEY = Rule("unknown-key", "Keys are those of the schema: a typing error is not silence.")
MISSING_KEY = Rule("missing-key", "What an entry must say is said.")
WRONG_TYPE = Rule("wrong-type", "A value has the type its key calls for.")
BAD_VALUE = Rule("bad-value", "A value is one its key allows.")
INVERTED_RANGE = Rule("inverted-range", "A range starts at its lower end.")

# Links and meaning
UNKNOWN_REFERENCE = Rule("unknown-reference", "What an entry names exists.")
DUPLICATE_ID = Rule("duplicate-id", "An id means one thing.")
UNKNOWN_FIELD = Rule("unknown-field", "Conditions test fields that fields.yaml declares.")
OPERATOR_TYPE = Rule("operator-type", "An operator suits the type of the field it tests.")
UNKNOWN_VALUE = Rule("unknown-value", "A value is in the field's list.")
FIELD_VALUES = Rule("field-values", "A field declares values exactly when its type needs them.")
GRID_CELL = Rule("grid-cell", "Every tier and intent level has its play.")
SCALE = Rule("scale", "Tiers and levels cover the scale from the top to 0, in order.")
MERGE_FIELD = Rule("merge-field", "Outreach uses the merge fields the playbook declares.")
SEGMENT_BASIS = Rule("segment-basis", "A segment names a facet for what it slices by.")
FACET_FIELD = Rule("facet-field", "Facets are choice fields of fields.yaml.")
NO_POINTS = Rule("no-points", "A profile has points to earn, so that fit can be told.")

# Judgement: what makes a profile weak
FIRMOGRAPHICS_ALONE = _warning(
    "firmographics-alone", "An ICP says why the problem presses, not only how large the company is."
)
NO_DISQUALIFIERS = _warning("no-disqualifiers", "An ICP says who is out.")
NO_EVIDENCE = _warning("no-evidence", "An operational ICP rests on customers, not on a wish.")
TOO_MANY_PERSONAS = _warning("too-many-personas", "A committee is small enough to remember.")
UNCOVERED_ROLE = _warning("uncovered-role", "Every role of the buying committee has a persona.")
UNUSED_ENTRY = _warning("unused-entry", "A persona, disqualifier or signal is used by some ICP.")
CLAIM_WITHOUT_PROOF = _warning("claim-without-proof", "What we say, we can prove.")
DESCRIPTION_DIFFERS = _warning(
    "description-differs", "The description and the criteria say the same of the same field."
)
SIZE_ALONE = _warning("size-alone", "A profile is more than a size band or a budget.")
UNHEARD_FUNCTION = _warning(
    "unheard-function", "Every function the review policy names has reviewed an operational ICP."
)
ASPIRATIONAL_AT_WORK = _warning(
    "aspirational-at-work", "What we would like to sell to is kept apart from what we sell to."
)
SAME_MESSAGING = _warning("same-messaging", "A segment changes what is said.")
UNWRITTEN_MESSAGE = _warning("unwritten-message", "Every persona of a segment has an outreach template.")
UNKNOWN_OBJECTION = _warning(
    "unknown-objection", "For every persona of a segment the ICP says what makes them say no."
)
THIN_EVIDENCE = _warning("thin-evidence", "A figure is counted over enough to mean something.")

# Time: what a day makes of it
OVERDUE_REVIEW = _warning("overdue-review", "Every entry is looked at as often as was agreed.")
OLD_EVIDENCE = _warning("old-evidence", "Proof, figures and interviews are of the last twelve months.")

# Examples and points: what the playbook decides
EXAMPLE_VERDICT = Rule("example-verdict", "An example account gets the verdict it must get.")
EXAMPLE_GAP = _warning(
    "example-gap", "The examples of an ICP show a fit, a miss and an account that is turned away."
)
TOO_BROAD = _warning("too-broad", "An ICP leaves somebody out.")
TOO_NARROW = _warning("too-narrow", "An ICP lets somebody in.")
UNEXERCISED_CRITERION = _warning(
    "unexercised-criterion", "Every criterion is met by some example, so that a change of it is noticed."
)
UNREACHABLE_TIER = _warning("unreachable-tier", "Some account can reach every tier.")
NEVER_MATTERS = _warning("never-matters", "Every must, band and disqualifier can change a verdict.")

CATALOGUE: dict[str, Rule] = {rule.id: rule for rule in list(globals().values()) if isinstance(rule, Rule)}
