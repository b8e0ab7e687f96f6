"""The loader's rules: findings raised while files are read, linked and checked for meaning."""

from icp_playbook.findings.rule import Rule
from icp_playbook.phrases import CODE, suggestion

# Files and folders
MISSING_FOLDER = Rule(
    "missing-folder",
    "A playbook has a folder of ICPs, and what is called like the folder of a kind is one.",
    ("the folder `icp/profiles` is missing", "create it with one file for each profile"),
)
EMPTY_FOLDER = Rule(
    "empty-folder",
    "A playbook has at least one ICP.",
    ("the folder `icp/profiles` has no profile", "add the first one as icp/profiles/<id>.yaml"),
)
MISSING_FILE = Rule(
    "missing-file",
    "Every entry needs playbook.yaml and fields.yaml.",
    ("`icp/playbook.yaml` is missing", "create it, or run the command at the root"),
)
NOT_A_FILE = Rule(
    "not-a-file",
    "An entry is a regular file.",
    ("`personas/cfo.yaml` is a folder", "put a file in its place"),
)
OUTSIDE_PLAYBOOK = Rule(
    "outside-playbook",
    "Links stay inside the project.",
    ("a link points outside the project", "replace it with the file it points to"),
)
FILE_NAME = Rule(
    "file-name",
    "The file name is the id: kebab-case, ending in .yaml.",
    ("`SaaS ICP.yml` is not an id", "rename it to saas-icp.yaml"),
)
MISPLACED_FILE = Rule(
    "misplaced-file",
    "Each entry is directly in the folder of its kind, so that none is left out in silence.",
    (
        "`saas.yaml` in `icp/profiles/old/` is not read",
        "move it to `icp/profiles/`",
    ),
)
FILE_TOO_LARGE = Rule(
    "file-too-large",
    "An entry is short enough to read in one sitting.",
    ("the file has more than 512 KB", "keep it short enough to read in one sitting"),
)
NOT_UTF8 = Rule(
    "not-utf8",
    "Files are UTF-8.",
    ("the file is not UTF-8", "save it as UTF-8"),
)
UNREADABLE = Rule(
    "unreadable",
    "Every file of the playbook can be read.",
    ("the file cannot be read: permission denied", "check its permissions"),
)

# YAML
YAML_SYNTAX = Rule(
    "yaml-syntax",
    "The file is well-formed YAML.",
    ("the YAML cannot be read here", "check indentation and colons; quote text that contains `: `"),
)
MERGE_CONFLICT = Rule(
    "merge-conflict",
    "No file holds an unresolved merge conflict.",
    (
        "an unresolved merge conflict",
        "keep one side, or both, and remove the lines of `<<<<<<<` and `>>>>>>>`",
    ),
)
TEXT_DIRECTION = Rule(
    "text-direction",
    "No invisible character makes a text read otherwise than it is.",
    ("the invisible U+202E makes this text read otherwise than it is", "remove it"),
)
UNSEEN_CHARACTER = Rule(
    "unseen-character",
    "Ids, names, values and addresses hold no character that nobody sees; nor does a text, if it needs none.",
    ('the invisible U+200B (zero width space), after "in" says nothing here', "remove it"),
)
CURLY_QUOTES = Rule(
    "curly-quotes",
    "Quotes around a word are straight: YAML takes curly ones for part of it.",
    ("the curly quotes “” would be part of the value", "remove them, or use straight quotes"),
)
YAML_TAB = Rule(
    "yaml-tab",
    "YAML is indented with spaces.",
    ("a tab indents this line", "indent with spaces"),
)
YAML_TAG = Rule(
    "yaml-tag",
    "Only the core YAML types are read; tags run nothing.",
    ("the tag `!!python/object` is not read", "write plain text, numbers, lists and mappings"),
)
YAML_KEY = Rule(
    "yaml-key",
    "Keys are plain text.",
    ("a key is a list", "write plain text before the colon"),
)
YAML_DEPTH = Rule(
    "yaml-depth",
    "Content is not nested deeper than a reader can follow.",
    ("more than 32 levels are nested", "use fewer levels"),
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    "A key is given once, so that no value is lost unnoticed.",
    ("`name` is given twice", "keep one of the two"),
)
ALIAS_EXPANSION = Rule(
    "alias-expansion",
    "Aliases do not expand without bound.",
    ("aliases expand to more than 50,000 values", "write the values out"),
)
SEVERAL_DOCUMENTS = Rule(
    "several-documents",
    "One file is one entry.",
    ("the file has a second document after `---`", "give each entry its own file"),
)
EMPTY_FILE = Rule(
    "empty-file",
    "A playbook file is not empty.",
    ("the file has no content", "fill it in, or delete it"),
)

# Shape
UNKNOWN_KEY = Rule(
    "unknown-key",
    "Keys are those of the schema, so that typos are caught.",
    ("unknown key `goal`", "use `goals`, the key in the schema"),
)
MISSING_KEY = Rule(
    "missing-key",
    "Required keys are present.",
    ("`goals` is missing", "add it; docs/model.md says what it is for"),
)
WRONG_TYPE = Rule(
    "wrong-type",
    "A value has the type its key needs.",
    ("`name` is a list and should be text", "write one text"),
)
BAD_VALUE = Rule(
    "bad-value",
    "A value is one that its key allows.",
    ('"onwer" is not a value of `seniority`', "use one of the values the key allows"),
)
FOREIGN_CURRENCY = Rule(
    "foreign-currency",
    "Every amount is in the playbook's currency.",
    (
        "`€5M` is not in USD, the currency of the playbook",
        "write the amount in USD, without a sign or with `$`",
    ),
)
CLAIMED_COLUMN = Rule(
    "claimed-column",
    "A column of a list holds one field.",
    (
        'a column "Staff" would be `headcount` and also `employees` (icp/fields.yaml:14:9)',
        "keep the name in one of the two fields",
    ),
)
CLAIMED_WORD = Rule(
    "claimed-word",
    "A word in a cell stands for one value of a field.",
    ('"Schein" stands for henry-schein already', "let a word stand for one value"),
)
INVERTED_RANGE = Rule(
    "inverted-range",
    "A range starts with its lower end.",
    ("a range runs from 200 to 50", "put the lower end first"),
)

# Links and meaning
UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    "References lead to existing entries.",
    ('persona "head-of-grwth" does not exist', 'write "head-of-growth", or create it'),
)
DUPLICATE_ID = Rule(
    "duplicate-id",
    "An id is used for one thing only.",
    ('the id "headcount" is used twice', "rename one of the two"),
)
UNKNOWN_FIELD = Rule(
    "unknown-field",
    "Conditions test fields that fields.yaml declares.",
    ("there is no field `employes`", "use a field of icp/fields.yaml, or declare it there"),
)
OPERATOR_TYPE = Rule(
    "operator-type",
    "An operator fits the type of the field it tests.",
    ("`between` does not work for a choice", "use an operator that fits the field's type"),
)
UNKNOWN_VALUE = Rule(
    "unknown-value",
    "A value is in the field's list.",
    ('"SaaS" is not a value of `industry`', "use a value of the field, or add it to the list"),
)
FIELD_VALUES = Rule(
    "field-values",
    "A field lists values if, and only if, its type needs them.",
    ("a field of type choice has no values", "list them under `values:`"),
)
FIELD_SETTING = Rule(
    "field-setting",
    "`minimum`, `missing`, `units` and `list` of a field suit its type.",
    ("`minimum` is set for a field of type text", "remove it, or make the type a number"),
)
GRID_CELL = Rule(
    "grid-cell",
    "Every tier and intent level has its play.",
    ("no play for tier-1 and strong", "name a play in the grid of icp/playbook.yaml"),
)
SCALE = Rule(
    "scale",
    "Tiers and levels cover the scale from the top to 0, in order.",
    ("the lowest tier starts at 10", "let the last one start at 0, highest first"),
)
MERGE_FIELD = Rule(
    "merge-field",
    "Outreach uses the merge fields the playbook declares.",
    ("{{contact.name}} is not a merge field", "declare it under `merge_fields:`, or use one that is"),
)
SEGMENT_BASIS = Rule(
    "segment-basis",
    "A segment has a facet value for what it is sliced by.",
    ("the segment is sliced by `stage` but has no value for it", "add `stage:` under `facets:`"),
)
SEGMENT_LIST = Rule(
    "segment-list",
    "A profile lists its own segments, each once.",
    ("a listed segment is one of another profile", "take it off the list"),
)
CAP_LIST = Rule(
    "cap-list",
    "A criterion is in one cap, once.",
    ("a criterion is in two caps", "keep it in one cap"),
)
FACET_FIELD = Rule(
    "facet-field",
    "Facets are choice fields of fields.yaml.",
    ("the facet `employees` is a number", "use a choice field of icp/fields.yaml"),
)
CUSTOM_PROPERTY = Rule(
    "custom-property",
    "A custom property is declared for kinds and sections that exist; a choice has values.",
    (
        'the page of a persona has no section "calendar"',
        "name a section of the page by its anchor, or remove `section`",
    ),
)
OUTCOMES = Rule(
    "outcomes",
    "A list of outcomes says which column is the outcome, what its values mean, and each column once.",
    ("`columns` names no outcome", "name the column under `outcome` or `won`"),
)
MEASURED_FIGURE = Rule(
    "measured-figure",
    "A measured figure asks of a list of outcomes what its columns can tell, and is written in its unit.",
    (
        "`deals` does not name the column `renewed`, which this needs",
        "name it under `columns` of the outcomes `deals`",
    ),
)
ACCOUNT_LIST = Rule(
    "account-list",
    "A list of accounts is in the playbook's folder, and its shares say how many of which accounts.",
    ("a share without a floor or a ceiling", "write `at_least` or `at_most`"),
)
CAPACITY = Rule(
    "capacity",
    "Capacity says how many accounts a rep can work, and which list a counted market is sampled by.",
    ("`accounts` counts a market of which no list is a sample", "name the list under `market`"),
)
FREEZE = Rule(
    "freeze",
    "A freeze begins before it ends, and ends before the next one begins.",
    ("a freeze of the last 31 days of each month never ends", "write fewer days, at most 27"),
)
AUDIENCE = Rule(
    "audience",
    "What builds for other readers leave out exists, and what is left is a playbook that means the same.",
    ("a persona has no key `avoids` there", suggestion("avoid", CODE)),
)
DECISION = Rule(
    "decision",
    "A decision is about something, and agrees with its id, its days and the decisions before it.",
    (
        "it was decided on 2025-06-12, and its id begins with 2025-06-13",
        "rename the file so that its id begins with the day it was decided on",
    ),
)
SIGNAL_POINTS = Rule(
    "signal-points",
    "A signal has bands or counts occurrences, one of the two.",
    ("a signal has bands and `count_of`", "keep one of the two"),
)
NO_POINTS = Rule(
    "no-points",
    "A profile has points to earn, so that fit can be scored.",
    ("no criterion can earn points", "give one of them points above 0"),
)

LOADER_RULES: tuple[Rule, ...] = (
    MISSING_FOLDER,
    EMPTY_FOLDER,
    MISSING_FILE,
    NOT_A_FILE,
    OUTSIDE_PLAYBOOK,
    FILE_NAME,
    MISPLACED_FILE,
    FILE_TOO_LARGE,
    NOT_UTF8,
    UNREADABLE,
    YAML_SYNTAX,
    MERGE_CONFLICT,
    TEXT_DIRECTION,
    UNSEEN_CHARACTER,
    CURLY_QUOTES,
    YAML_TAB,
    YAML_TAG,
    YAML_KEY,
    YAML_DEPTH,
    DUPLICATE_KEY,
    ALIAS_EXPANSION,
    SEVERAL_DOCUMENTS,
    EMPTY_FILE,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    BAD_VALUE,
    FOREIGN_CURRENCY,
    CLAIMED_COLUMN,
    CLAIMED_WORD,
    INVERTED_RANGE,
    UNKNOWN_REFERENCE,
    DUPLICATE_ID,
    UNKNOWN_FIELD,
    OPERATOR_TYPE,
    UNKNOWN_VALUE,
    FIELD_VALUES,
    FIELD_SETTING,
    GRID_CELL,
    SCALE,
    MERGE_FIELD,
    SEGMENT_BASIS,
    SEGMENT_LIST,
    CAP_LIST,
    FACET_FIELD,
    CUSTOM_PROPERTY,
    OUTCOMES,
    MEASURED_FIGURE,
    ACCOUNT_LIST,
    CAPACITY,
    FREEZE,
    AUDIENCE,
    DECISION,
    SIGNAL_POINTS,
    NO_POINTS,
)
"""In the order of the catalogue, before the rules of `lint`."""
