/** Edits of texts as JSON, a line each on standard input; the text they make and its patch on standard output.
    A line may call another function of a module instead. */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [assets] = process.argv.slice(2);
const load = (name) => import(new URL(name, pathToFileURL(`${assets}/`)));
const { editedText } = await load("propose/splicing.js");
const { patchOf } = await load("propose/patch.js");
const { nodeOf, UnwritableError } = await load("propose/nodes.js");

function answer({ text, nodes, edits, path }) {
  try {
    const after = editedText(text, nodeOf(nodes), edits);
    return { after, patch: patchOf([{ path, before: text, after }], ["Made in a test"]) };
  } catch (error) {
    if (error instanceof UnwritableError) return { refused: error.message };
    throw error;
  }
}

async function called({ module, name, values }) {
  return { result: (await load(`propose/${module}.js`))[name](...values) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(asked.module ? await called(asked) : answer(asked))}\n`);
}
