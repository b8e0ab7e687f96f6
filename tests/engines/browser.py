"""What the modules of the browser say of accounts, run by Node."""

import json
import subprocess
from pathlib import Path

from tests.browser.modules import ASSETS
from tests.engines.cases import Case
from tests.engines.parity import Row
from tests.javascript.tools import NODE

_SCRIPT = """
import { readFileSync } from "node:fs";
const load = (name) => import(`file://${process.argv[1]}/fit/${name}.js`);
const [{ addedCells, judged }, { ranks }] = await Promise.all([load("accounts"), load("expectation")]);
const { program, words, accounts, icp, asOf, columns } = JSON.parse(readFileSync(0, "utf8"));
const entries = accounts.map((account, at) => {
  const row = { cells: ["an account"], number: at + 1, aside: false };
  return judged(row, () => ({ account, problems: [] }), { icp, asOf }, { program });
});
const ranked = ranks(entries);
const rows = entries.map((entry) => {
  const added = { ...addedCells(entry, words), icp_rank: ranked.get(entry) };
  return Object.fromEntries(columns.map((name) => [name, added[name]]));
});
console.log(JSON.stringify(rows));
"""


def by_browser(case: Case) -> list[Row]:
    """The columns of each account, as the page adds them to a list."""
    given = {
        "program": case.program,
        "words": case.words,
        "accounts": case.accounts,
        "icp": case.icp,
        "asOf": case.as_of,
        "columns": case.columns,
    }
    command: list[str | Path] = [NODE, "--no-warnings", "--input-type=module", "--eval", _SCRIPT, ASSETS]
    done = subprocess.run(command, input=json.dumps(given), check=True, capture_output=True, text=True)
    found: list[Row] = json.loads(done.stdout)
    return found
