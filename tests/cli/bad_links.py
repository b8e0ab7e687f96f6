"""References that lead nowhere, and duplicate names."""

import re

from tests.cli.bad_input import EXAMPLE, FIELDS, PERSONA, PLAYBOOK, PROFILE, SEGMENT, BadInput

_MUST = "    - {id: own-oven, when: {field: has_oven, known: true}, why: We ask.}\n"

LINKS = (
    BadInput(
        "a disqualifier of a profile",
        lambda p: p.edit(PROFILE, "disqualifiers: [no-night-shift]", "disqualifiers: [no-nightshift]"),
        'icp/profiles/bakeries.yaml:45:19: error[unknown-reference] disqualifier "no-nightshift" does '
        "not exist",
        'did you mean "no-night-shift"?',
    ),
    BadInput(
        "a persona of a committee",
        lambda p: p.edit(PROFILE, "role: blocker, persona: owner", "role: blocker, persona: ownr"),
        'icp/profiles/bakeries.yaml:77:30: error[unknown-reference] persona "ownr" does not exist',
        'did you mean "owner"?',
    ),
    BadInput(
        "a persona like no other",
        lambda p: p.edit(PROFILE, "role: blocker, persona: owner", "role: blocker, persona: cfo"),
        'icp/profiles/bakeries.yaml:77:30: error[unknown-reference] persona "cfo" does not exist',
        "create personas/cfo.yaml, or use an existing one",
    ),
    BadInput(
        "a signal of a profile",
        lambda p: p.edit(PROFILE, "signals: [second-shop]", "signals: [second-shop, third-shop]"),
        'icp/profiles/bakeries.yaml:102:24: error[unknown-reference] signal "third-shop" does not exist',
        "create icp/signals/third-shop.yaml, or use an existing one",
    ),
    BadInput(
        "a product of a profile",
        lambda p: p.edit(PROFILE, "product: night-planner", "product: night-plan"),
        'icp/profiles/bakeries.yaml:11:10: error[unknown-reference] product "night-plan" does not exist',
        'did you mean "night-planner"?',
    ),
    BadInput(
        "a value proposition of a need",
        lambda p: p.edit(PROFILE, "value: bake-what-sells", "value: bake-what-sold"),
        'icp/profiles/bakeries.yaml:89:12: error[unknown-reference] value proposition "bake-what-sold"'
        " does not exist",
        'did you mean "bake-what-sells"?',
    ),
    BadInput(
        "a proof point of a value proposition",
        lambda p: p.edit(PROFILE, "proof: [kneads-waste]", "proof: [certificate]"),
        'icp/profiles/bakeries.yaml:94:13: error[unknown-reference] proof point "certificate" does not exist',
        "use one of kneads-waste",
    ),
    BadInput(
        "a proof point where there is none",
        lambda p: (
            p.write(PROFILE, re.sub(r"(?s)    proof: .*?(?=signals:)", "", p.text(PROFILE)))
            .edit(SEGMENT, "proof: [kneads-waste]", "proof: [x]")
            .edit(SEGMENT, "evening., proof: kneads-waste", "evening.")
        ),
        'segments/grown-bakeries.yaml:21:9: error[unknown-reference] proof point "x" does not exist',
        "define the proof point first",
    ),
    BadInput(
        "the profile of a segment",
        lambda p: p.edit(SEGMENT, "icp: bakeries", "icp: bakery"),
        'segments/grown-bakeries.yaml:5:6: error[unknown-reference] profile "bakery" does not exist',
        'did you mean "bakeries"?',
    ),
    BadInput(
        "the profile of a segment by its old id",
        lambda p: p.edit(SEGMENT, "icp: bakeries", "icp: bakers"),
        'segments/grown-bakeries.yaml:5:6: error[unknown-reference] profile "bakers" has a new id',
        'write "bakeries"',
    ),
    BadInput(
        "a persona of a segment",
        lambda p: p.edit(SEGMENT, "personas: [owner]", "personas: [owner, onwer]"),
        'segments/grown-bakeries.yaml:11:19: error[unknown-reference] persona "onwer" does not exist',
        'did you mean "owner"?',
    ),
    BadInput(
        "a proof point of a segment",
        lambda p: p.edit(SEGMENT, "proof: [kneads-waste]", "proof: [kneads-wast]"),
        'segments/grown-bakeries.yaml:21:9: error[unknown-reference] proof point "kneads-wast" does '
        "not exist",
        'did you mean "kneads-waste"?',
    ),
    BadInput(
        "a proof point of an objection",
        lambda p: p.edit(SEGMENT, "evening., proof: kneads-waste", "evening., proof: waste-kneads"),
        'segments/grown-bakeries.yaml:24:93: error[unknown-reference] proof point "waste-kneads" does '
        "not exist",
        "use one of kneads-waste",
    ),
    BadInput(
        "a persona of an outreach template",
        lambda p: p.edit(SEGMENT, "persona: owner", "persona: own"),
        'segments/grown-bakeries.yaml:30:14: error[unknown-reference] persona "own" does not exist',
        'did you mean "owner"?',
    ),
    BadInput(
        "the profile of an example",
        lambda p: p.edit(EXAMPLE, "icp: bakeries", "icp: bakerys"),
        'icp/examples/crumb.yaml:5:6: error[unknown-reference] profile "bakerys" does not exist',
        'did you mean "bakeries"?',
    ),
    BadInput(
        "the tier of an example",
        lambda p: p.edit(EXAMPLE, "tier: tier-1", "tier: tier-3"),
        'icp/examples/crumb.yaml:18:29: error[unknown-reference] tier "tier-3" does not exist',
        'did you mean "tier-2"?',
    ),
    BadInput(
        "the segment of an example",
        lambda p: p.edit(EXAMPLE, "segment: grown-bakeries", "segment: grown-bakery"),
        'icp/examples/crumb.yaml:18:46: error[unknown-reference] segment "grown-bakery" does not exist',
        'did you mean "grown-bakeries"?',
    ),
    BadInput(
        "the level of an example",
        lambda p: p.edit(EXAMPLE, "level: strong", "level: weak"),
        'icp/examples/crumb.yaml:18:69: error[unknown-reference] level "weak" does not exist',
        "use one of strong, quiet",
    ),
    BadInput(
        "the play of an example",
        lambda p: p.edit(EXAMPLE, "play: pursue", "play: persue"),
        'icp/examples/crumb.yaml:18:83: error[unknown-reference] play "persue" does not exist',
        'did you mean "pursue"?',
    ),
    BadInput(
        "the disqualifier of an example",
        lambda p: p.edit(EXAMPLE, "play: pursue", "play: pursue, disqualifier: no-oven"),
        'icp/examples/crumb.yaml:18:105: error[unknown-reference] disqualifier "no-oven" does not exist',
        "create icp/disqualifiers/no-oven.yaml, or use an existing one",
    ),
    BadInput(
        "a profile in the order",
        lambda p: p.edit(PLAYBOOK, "order: [bakeries]", "order: [bakeries, butchers]"),
        'icp/playbook.yaml:13:19: error[unknown-reference] profile "butchers" does not exist',
        "create icp/profiles/butchers.yaml, or use an existing one",
    ),
    BadInput(
        "a play in the grid",
        lambda p: p.edit(
            PLAYBOOK, "tier-1: {strong: pursue, quiet: leave}", "tier-1: {strong: pursue, quiet: leaf}"
        ),
        'icp/playbook.yaml:25:35: error[unknown-reference] play "leaf" does not exist',
        'did you mean "leave"?',
    ),
    BadInput(
        "a tier in the grid",
        lambda p: p.edit(PLAYBOOK, "  tier-2: {strong", "  tier-9: {strong: leave}\n  tier-2: {strong"),
        'icp/playbook.yaml:26:3: error[unknown-reference] tier "tier-9" does not exist',
        'did you mean "tier-2"?',
    ),
    BadInput(
        "a level in the grid",
        lambda p: p.edit(PLAYBOOK, "tier-1: {strong: pursue", "tier-1: {strnog: pursue"),
        'icp/playbook.yaml:25:12: error[unknown-reference] level "strnog" does not exist',
        'did you mean "strong"?',
    ),
    BadInput(
        "a criterion id twice",
        lambda p: p.edit(PROFILE, "- id: on-paper", "- id: headcount"),
        'icp/profiles/bakeries.yaml:33:11: error[duplicate-id] the id "headcount" is used twice here',
        "give one of them a different id",
    ),
    BadInput(
        "a criterion with the id of a must",
        lambda p: p.edit(PROFILE, "- id: on-paper", "- id: own-oven"),
        'icp/profiles/bakeries.yaml:33:11: error[duplicate-id] the id "own-oven" is used twice here',
        "give one of them a different id",
    ),
    BadInput(
        "a must id twice",
        lambda p: p.edit(PROFILE, "  score:\n", _MUST + "  score:\n"),
        'icp/profiles/bakeries.yaml:19:12: error[duplicate-id] the id "own-oven" is used twice here',
        "give one of them a different id",
    ),
    BadInput(
        "a value of a field twice",
        lambda p: p.edit(FIELDS, "label: Grown}", "label: Grown}\n      - {id: grown, label: Old}"),
        'icp/fields.yaml:14:14: error[duplicate-id] the id "grown" is used twice here',
        "give one of them a different id",
    ),
    BadInput(
        "a group with the id of a value",
        lambda p: p.edit(FIELDS, "id: any-age", "id: young"),
        'icp/fields.yaml:15:14: error[duplicate-id] the id "young" is used twice here',
        "give one of them a different id",
    ),
    BadInput(
        "a field twice",
        lambda p: p.edit(
            FIELDS,
            "label: Company, type: text}",
            "label: Company, type: text}\n  - {id: name, label: Shop, type: text}",
        ),
        'icp/fields.yaml:4:10: error[duplicate-id] the id "name" is used twice here',
        "give one of them a different id",
    ),
    BadInput(
        "an old id that lives",
        lambda p: p.copy(PERSONA, "personas/baker.yaml").edit(
            PERSONA, "titles:", "formerly: [baker]\ntitles:"
        ),
        'personas/owner.yaml:5:12: error[duplicate-id] "baker" is also the id of personas/baker.yaml',
        "an old id can redirect to only one entry: remove it from the list",
    ),
    BadInput(
        "an old id of two",
        lambda p: p.edit(PERSONA, "titles:", "formerly: [boss]\ntitles:").copy(
            PERSONA, "personas/widow.yaml"
        ),
        'personas/widow.yaml:5:12: error[duplicate-id] "boss" is also the id of personas/owner.yaml',
        "an old id can redirect to only one entry: remove it from the list",
    ),
    BadInput(
        "a tier id twice",
        lambda p: p.edit(
            PLAYBOOK,
            "means: Looks like our best customers.}",
            "means: Best.}\n  - {id: tier-1, label: Tier 1b, at_least: 20, means: Good.}",
        ),
        'icp/playbook.yaml:17:10: error[duplicate-id] the id "tier-1" is used twice here',
        "give one of them a different id",
    ),
)
