"""Draws cases and writes the bands that optbinning finds: 640 MB that no other environment has.

It is asked what `best_bands` is: as many bands as there may be, a share that rises, cuts between given cells,
the largest Jensen–Shannon divergence.

    python -m venv FOLDER && FOLDER/bin/pip install --require-hashes -r constraints-binning.txt
    FOLDER/bin/python tests/mining/optbinning_cases.py tests/mining/optbinning.json
"""

import itertools
import json
import random
import sys
import warnings
from pathlib import Path
from typing import Any

CASES, SEED = 24, 14


def main(target: str) -> None:
    """Writes the cases to a file, a line each."""
    warnings.simplefilter("ignore")  # of libraries that it stands on
    drawn = random.Random(SEED)  # noqa: S311
    cases: list[str] = []
    while len(cases) < CASES:
        case = _case(drawn)
        if case is not None:
            cases.append(json.dumps(case | _bands_of(case)))
    Path(target).write_text("[\n  " + ",\n  ".join(cases) + "\n]\n", "utf-8")


def _case(drawn: random.Random) -> dict[str, Any] | None:
    """Won and all of each cell; None where a cell has but one outcome: optbinning joins such cells."""
    slope, least = drawn.choice([0, 0.01, 0.03, 0.05]), drawn.randint(14, 60)
    of = [drawn.randint(least, 2 * least) for _ in range(drawn.choice([6, 10, 18]))]
    rates = [min(0.9, 0.25 + slope * place) for place in range(len(of))]
    won = [sum(drawn.random() < rate for _ in range(size)) for rate, size in zip(rates, of, strict=True)]
    pure = any(wins in {0, size} for wins, size in zip(won, of, strict=True))
    return None if pure else {"most": drawn.choice([2, 3, 4]), "won": won, "of": of}


def _bands_of(case: dict[str, Any]) -> dict[str, Any]:
    """How many cells each band has, and the divergence of all."""
    import optbinning  # noqa: PLC0415  # not there where the tests run

    cells = range(len(case["of"]))
    values = [float(cell) for cell in cells for _ in range(case["of"][cell])]
    won = [int(place < case["won"][cell]) for cell in cells for place in range(case["of"][cell])]
    found = optbinning.OptimalBinning(
        divergence="js",
        monotonic_trend="ascending",
        max_n_bins=case["most"],
        user_splits=[cell + 0.5 for cell in cells[:-1]],
        min_prebin_size=0.001,
    )
    found.fit(values, won)
    found.binning_table.build()
    ends = [0, *(int(split + 0.5) for split in found.splits), len(cells)]
    sizes = [end - start for start, end in itertools.pairwise(ends)]
    return {"bands": sizes, "divergence": float(found.binning_table.js)}


if __name__ == "__main__":
    main(sys.argv[1])
