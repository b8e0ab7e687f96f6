// How far the buying committee of an account is known. As icp_playbook/contacts/committee.py.

/**
 * @import { Committee, PersonaForm } from "./contactcolumns.js"
 * @import { TitleMatch } from "./titles.js"
 * @typedef {{known: [role: string, who: [persona: string, count: number][]][], missing: string[]}} CommitteeCoverage
 */

/** What contacts add to a list of accounts. */
export const ROLE_COLUMNS = /** @type {const} */ (["icp_roles_known", "icp_roles_missing", "icp_find"]);
const TITLES = 4; // that are named of somebody to find

/**
 * The persona of a title and its title there; of several that tie, the one that sits on the committee.
 * @param {TitleMatch} match
 * @param {Committee} committee
 */
export function personaAt({ found }, committee) {
  if (found.length < 2) return found.at(0) ?? null;
  const there = found.filter(([persona]) => committee.some(([, personas]) => personas.includes(persona)));
  return there.length === 1 ? there[0] : null;
}

/**
 * How far a committee is known; `held` counts the contacts of each persona.
 * @param {Committee} committee
 * @param {Map<string, number>} held
 * @returns {CommitteeCoverage}
 */
export function covered(committee, held) {
  /** @type {CommitteeCoverage} */
  const coverage = { known: [], missing: [] };
  for (const [role, personas] of committee) {
    const found = personas.flatMap((one) => {
      const count = held.get(one);
      return count ? [/** @type {[string, number]} */ ([one, count])] : [];
    });
    if (found.length) coverage.known.push([role, found]);
    else coverage.missing.push(role);
  }
  return coverage;
}

/**
 * "champion: Head of growth; blocker: IT manager (2)".
 * @param {CommitteeCoverage} coverage
 * @param {Record<string, PersonaForm>} personas
 */
export function knownWords({ known }, personas) {
  return known
    .map(([role, who]) => {
      const names = who.map(([one, count]) => personas[one].name + (count === 1 ? "" : ` (${count.toLocaleString("en")})`));
      return `${roleWords(role)}: ${names.join(", ")}`;
    })
    .join("; ");
}

/**
 * "economic buyer, blocker".
 * @param {CommitteeCoverage} coverage
 */
export function missingWords({ missing }) {
  return missing.map(roleWords).join(", ");
}

/**
 * Whom to find, by role: "champion: Head of growth (look for Head of growth, VP Growth)".
 * @param {CommitteeCoverage} coverage
 * @param {Committee} committee
 * @param {Record<string, PersonaForm>} personas
 */
export function findWords({ missing }, committee, personas) {
  /** @type {Map<string, {who: string[], roles: string[]}>} */
  const wanted = new Map();
  for (const [role, who] of committee) {
    if (!missing.includes(role)) continue;
    const one = wanted.get(who.join(" ")) ?? { who, roles: [] };
    wanted.set(who.join(" "), one);
    one.roles.push(role);
  }
  return [...wanted.values()]
    .map(({ who, roles }) => `${roles.map(roleWords).join(", ")}: ${who.map((one) => toFind(personas[one])).join(" or ")}`)
    .join("; ");
}

/**
 * A role as it stands in a sentence.
 * @param {string} role
 */
export function roleWords(role) {
  return role.replaceAll("-", " ");
}

/** @param {PersonaForm} persona */
function toFind({ name, titles }) {
  if (!titles.length) return name;
  return `${name} (look for ${titles.slice(0, TITLES).join(", ")}${titles.length > TITLES ? ", …" : ""})`;
}
