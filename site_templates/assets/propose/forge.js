// Addresses at which a forge edits a file or begins a new one, from the address that the site knows.

/**
 * @typedef {{name: string, edit: string, begin: string, file: string, content: string, fills: boolean}} Forge
 *   `edit` and `begin` are parts of addresses; `file` and `content` the names of what a new file is filled with;
 *   `fills` whether the content is always taken over.
 */

/** @type {Forge[]} */
const FORGES = [
  { name: "GitLab", edit: "/-/edit/", begin: "/-/new/", file: "file_name", content: "content", fills: false },
  { name: "Gitea", edit: "/_edit/", begin: "/_new/", file: "filename", content: "value", fills: true },
  { name: "GitHub", edit: "/edit/", begin: "/new/", file: "filename", content: "value", fills: true },
];
// GitHub refuses addresses of about 8 KB, and browsers and proxies on the way may refuse longer ones than this.
export const LONGEST_ADDRESS = 7000;

/**
 * The forge of an address at which files are edited; null where it is not known.
 * @param {string} editBase
 */
export function forgeOf(editBase) {
  return FORGES.find(({ edit }) => editBase.includes(edit)) ?? null;
}

/**
 * Where a forge begins a new file, filled in as far as it takes that; null where nothing is known of the forge.
 * @param {string} editBase where files of the playbook are edited, ending in a slash
 * @param {string} path from the folder of the playbook
 * @param {string} text
 */
export function newFileAddress(editBase, path, text) {
  const forge = forgeOf(editBase);
  if (!forge) return null;
  const start = editBase.replace(forge.edit, forge.begin).replace(/\/$/, "");
  const named = `${start}?${forge.file}=${encodeURIComponent(path)}`;
  const filled = `${named}&${forge.content}=${encodeURIComponent(text)}`;
  return filled.length <= LONGEST_ADDRESS
    ? { address: filled, isFilled: forge.fills }
    : { address: named, isFilled: false };
}
