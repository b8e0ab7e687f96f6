"""Fields of contacts that have the right shape but make no sense."""

from tests.cli.bad_input import FIELDS, PROFILE, BadInput

CONTACTS = (
    BadInput(
        "a field of contacts that does not say how many have to match",
        lambda p: p.edit(FIELDS, "type: boolean}", "type: boolean, of: contact}"),
        "icp/fields.yaml:23:56: error[field-setting] `has_oven` is of contacts, and an account has several",
        "add `match: any` if one contact is enough, `match: all` if each has to meet a condition",
    ),
    BadInput(
        "a match of a field of the account",
        lambda p: p.edit(FIELDS, "type: boolean}", "type: boolean, match: all}"),
        "icp/fields.yaml:23:52: error[field-setting] `has_oven` is of the account, which has one value of it",
        "remove `match`, or add `of: contact`",
    ),
    BadInput(
        "a condition on any contact and on all of them",
        lambda p: (
            p.edit(FIELDS, "type: boolean}", "type: boolean, of: contact, match: all}")
            .edit(FIELDS, "type: money, minimum: 1}", "type: money, minimum: 1, of: contact, match: any}")
            .edit(
                PROFILE,
                "{field: has_oven, is: true}",
                "{all: [{field: has_oven, is: true}, {field: revenue, known: true}]}",
            )
        ),
        "icp/profiles/bakeries.yaml:17:13: error[field-setting] `has_oven` is `match: all`, `revenue` is "
        "`match: any`, and a condition is asked of any contact or of all",
        "write a condition for each, in criteria of their own",
    ),
)
