"""What a reader of a draft has to know about each CRM: how to publish it, and what it leaves open."""

from icp_playbook.activation.hubspot_properties import PROPERTIES
from icp_playbook.activation.hubspot_score import LEAD_SCORING
from icp_playbook.activation.read_me import CrmGuide
from icp_playbook.activation.salesforce_fields import METADATA_VERSION
from icp_playbook.activation.zoho_fields import ZOHO_FIELDS
from icp_playbook.activation.zoho_rules import SCORING_RULES

_VALUES = (
    "Words and values of lists are those of `icp/fields.yaml`. Compare them with your options before you "
    "publish."
)

HUBSPOT_GUIDE = CrmGuide(
    "HubSpot",
    (
        "For the columns of `score`, send `properties/group.json` to "
        f"`POST {PROPERTIES}/groups` and `properties/company-properties.json` to "
        f"`POST {PROPERTIES}/batch/create`. They stay empty until you import a scored list.",
        f"Send each file of `scores` to `POST {LEAD_SCORING}` (lead scoring API, version 2026-09-beta). "
        "HubSpot makes a draft of it, with the status `draft`. No company is scored yet.",
        "Open it under Marketing > Lead Scoring and compare it with the ICP. What you change, change in the "
        "playbook.",
        "Publish it there. That turns the score on. Nothing that this command writes does so.",
    ),
    (
        "Dates and parts of a text: HubSpot counts days from today in its own way, and does not say how it "
        "treats accents.",
        _VALUES,
        "The limit of each score is one that HubSpot offers (100, 500 or 10,000). Professional has 100 only.",
    ),
)

SALESFORCE_GUIDE = CrmGuide(
    "Salesforce",
    (
        "Check both packages against your org, which changes nothing: `sf project deploy start --dry-run "
        "--metadata-dir scores`, and the same for `properties`. "
        f"They are in the format of the Metadata API, version {METADATA_VERSION}.",
        "Read the formulas in `scores/objects/Account.object` and compare them with the ICP. What you "
        "change, change in the playbook.",
        "Deploy them without `--dry-run`, first to a sandbox. Fields that are deployed are on no page "
        "layout, and no profile or permission set has access to them yet.",
        "Publish them: give a permission set access to the fields, and put them on the layout. The fields "
        "of `properties` stay empty until you import a scored list.",
    ),
    (
        "Yes or no: a checkbox is never empty, so what is not known would be a no.",
        "Percentages: a formula reads a Percent field as a share of 1, and other fields as they are.",
        "Days are counted back from the day a formula is read, as `score` does from `--as-of`.",
        "Fields of one value out of a list are taken for picklists, of several for multi-select picklists, "
        "countries and texts for text, days for dates without a time. The dry run names a field of another "
        "type.",
        "Text is compared letter by letter, capitals included.",
        _VALUES,
        "A formula that compiles to more than Salesforce allows: the dry run says so. Write its criteria "
        "with fewer values, or as fewer criteria.",
    ),
)

ZOHO_GUIDE = CrmGuide(
    "Zoho CRM",
    (
        f"For the columns of `score`, send each file of `properties` to `POST {ZOHO_FIELDS}`. The fields "
        "stay empty until you import a scored list.",
        f"Send each file of `scores` to `POST {SCORING_RULES}` (API version 8). Zoho creates the rules with "
        "`active` false. No account is scored yet.",
        "Open them under Setup > Automation > Scoring Rules and compare them with the ICP. What you change, "
        "change in the playbook.",
        "Activate them there. Nothing that this command writes does so.",
    ),
    (
        "Caps: a scoring rule adds up whatever holds. What a cap may cut off is left out.",
        "Yes or no: a checkbox is never empty, so what is not known would be a no.",
        "Percentages, texts, days back from today, several values out of a list: Zoho does not say how its "
        "rules compare them.",
        _VALUES,
        "The edition limits how many rules a module has, and how many parts a rule: 30 in Enterprise, 50 in "
        "Ultimate.",
    ),
)
