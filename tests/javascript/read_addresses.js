/** What /fit/ reads of addresses: the playbook's data and the addresses as JSON on standard input. */

import { readFileSync } from "node:fs";
import { readAddress } from "../../site_templates/assets/fit/address.js";
import { catalogue } from "../../site_templates/assets/fit/catalogue.js";

const { data, addresses } = JSON.parse(readFileSync(0, "utf8"));
const known = catalogue(data);
process.stdout.write(JSON.stringify(addresses.map((text) => readAddress(text, known, "2000-01-01"))));
