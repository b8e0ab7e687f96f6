// The file of an entry as the build read it: loaded when somebody suggests a change of it.

/** @import { NodeRecord, YamlNode } from "./nodes.js" */
import { ownValue } from "../keys.js";
import { loadScript } from "../loading.js";
import { SETTINGS } from "../whatif/data.js";
import { nodeOf } from "./nodes.js";

/**
 * @typedef {{
 *   path: (string | number)[], label: string, within: string, about: string, longest: number, required: boolean,
 * }} TextLeaf a text that people wrote; `required` if its entry, or its item, cannot be without it
 * @typedef {{
 *   entry: string, name: string, kind: string, path: string, text: string, owner: string, commit: string,
 *   committed: boolean, edit: string, editBase: string, prefix: string, decisions: string, taken?: string[],
 * }} SourceWords `path` is from the top of the repository, `prefix` the playbook's folder there; `taken` are the ids of
 *   its decisions, which the file of its settings comes with
 * @typedef {SourceWords & {
 *   nodes: NodeRecord, abouts: string[],
 *   texts: [path: (string | number)[], label: string, within: string, about: number, longest: number,
 *     required: boolean][],
 * }} SourceRecord
 * @typedef {SourceWords & {nodes: YamlNode, texts: TextLeaf[]}} EntrySource
 */

/**
 * The ids of the playbook's decisions. Rejects where they cannot be loaded.
 * @param {Window} window
 * @param {string} root the way to the root of the site
 * @returns {Promise<string[]>}
 */
export async function takenIds(window, root) {
  return (await loadSource(window, root, SETTINGS)).taken ?? [];
}

/**
 * The file of an entry. Rejects where it cannot be loaded.
 * @param {Window} window
 * @param {string} root the way to the root of the site
 * @param {string} entry
 * @returns {Promise<EntrySource>}
 */
export async function loadSource(window, root, entry) {
  if (!ownValue(window.icpSources ?? {}, entry)) {
    await loadScript(window.document, `${root}api/${entry}.source.js`);
  }
  const record = ownValue(window.icpSources ?? {}, entry);
  if (!record) throw new Error(`there is no file of ${entry}`);
  const texts = record.texts.map(([path, label, within, about, longest, required]) => {
    return { path, label, within, about: record.abouts.at(about) ?? "", longest, required };
  });
  return { ...record, nodes: nodeOf(record.nodes), texts };
}
