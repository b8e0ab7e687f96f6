// Addresses at which a forge edits a file or begins a new one, from the address that the site knows.

/**
 * @typedef {{name: string, edit: string, begin: string, file: string, content: string}} Forge
 *   `edit` and `begin` are parts of addresses; `file` and `content` the names of what a new file is filled with. GitLab
 *   takes no content: https://gitlab.com/gitlab-org/gitlab/-/work_items/594214
 */

/** @type {Forge[]} */
const FORGES = [
  { name: "GitLab", edit: "/-/edit/", begin: "/-/new/", file: "file_name", content: "" },
  { name: "Gitea", edit: "/_edit/", begin: "/_new/", file: "filename", content: "value" },
  { name: "GitHub", edit: "/edit/", begin: "/new/", file: "filename", content: "value" },
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
 *
 * The whole path is in the name: GitHub leaves out a folder that stands before it.
 * https://github.com/isaacs/github/issues/1527
 * @param {string} editBase where files of the playbook are edited, ending in a slash
 * @param {string} prefix the folder of the playbook, ending in a slash; empty at the top
 * @param {string} path from the top of the repository
 * @param {string} text
 */
export function newFileAddress(editBase, prefix, path, text) {
  const forge = forgeOf(editBase);
  if (!forge) return null;
  const isBelow = prefix !== "" && editBase.endsWith(`/${prefix}`);
  const top = isBelow ? editBase.slice(0, -prefix.length) : editBase;
  const start = top.replace(forge.edit, forge.begin).replace(/\/$/, "");
  const name = isBelow ? path : path.slice(prefix.length);
  const named = `${start}?${forge.file}=${encodeURIComponent(name)}`;
  const filled = `${named}&${forge.content}=${encodeURIComponent(text)}`;
  return forge.content && filled.length <= LONGEST_ADDRESS
    ? { address: filled, isFilled: true }
    : { address: named, isFilled: false };
}
