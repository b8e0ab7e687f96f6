/** What the search box shows of described accounts: the playbook's data, addresses and a day as JSON on standard input. */

import { readFileSync } from "node:fs";
import { outlooks } from "../../site_templates/assets/verdicts/outlooks.js";

const { data, addresses, day } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(addresses.map((address) => outlooks(data, address, day))));
