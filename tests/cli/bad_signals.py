"""Signals and lists of segments that have the right shape but make no sense."""

import re

from tests.cli.bad_input import PROFILE, SIGNAL, BadInput

SIGNALS = (
    BadInput(
        "a signal that counts and has bands as well",
        lambda p: p.edit(SIGNAL, "bands:\n", "count_of: {field: employees, points: 2, at_most: 5}\nbands:\n"),
        "icp/signals/second-shop.yaml:7:11: error[signal-points] the signal counts occurrences and has bands "
        "as well",
        "keep `bands:` or `count_of:`",
    ),
    BadInput(
        "a signal without points",
        lambda p: p.write(SIGNAL, re.sub(r"bands:\n(  - .*\n)+", "", p.text(SIGNAL))),
        "icp/signals/second-shop.yaml:1:1: error[signal-points] the signal gives no points",
        "add `bands:`, or `count_of:`",
    ),
    BadInput(
        "a count of what is no number",
        lambda p: p.write(
            SIGNAL,
            re.sub(
                r"bands:\n(  - .*\n)+",
                "count_of: {field: last_opening, points: 2, at_most: 5}\n",
                p.text(SIGNAL),
            ),
        ),
        "icp/signals/second-shop.yaml:7:19: error[operator-type] `count_of` needs a whole number, and "
        "`last_opening` is of type date",
        "name a field of type integer that says how often",
    ),
    BadInput(
        "a count of what is not there",
        lambda p: p.write(
            SIGNAL,
            re.sub(
                r"bands:\n(  - .*\n)+",
                "count_of: {field: employes, points: 2, at_most: 5}\n",
                p.text(SIGNAL),
            ),
        ),
        "icp/signals/second-shop.yaml:7:19: error[unknown-field] there is no field `employes`",
        "did you mean `employees`?",
    ),
    BadInput(
        "a segment that is listed twice",
        lambda p: p.edit(PROFILE, "signals: [", "segments: [grown-bakeries, grown-bakeries]\nsignals: ["),
        'icp/profiles/bakeries.yaml:102:28: error[segment-list] the segment "grown-bakeries" is listed twice',
        "keep one of the two",
    ),
)
