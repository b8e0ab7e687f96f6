// A list of accounts scored row by row, with the columns that `icp-playbook score` adds.
// The same cells as icp_playbook/accounts gives for the same list.

import { isBlank } from "./apart.js";
import { fieldOf } from "./catalogue.js";
import { columnReader } from "./columnreader.js";
import { ListError, written } from "./csv.js";
import { ROLE_COLUMNS } from "./committee.js";
import { evaluate, isCandidate, rank } from "./evaluate.js";
import { knownShare, ranks } from "./expectation.js";
import { decidingFields, mayBelong, MEMBERSHIP_WORDS, membershipOf } from "./membership.js";
import { verdictLine } from "./note.js";
import { oneLine } from "./plain.js";
import { counted, series } from "../wording.js";

/**
 * @import { Cause } from "./causes.js"
 * @import { Catalogue } from "./catalogue.js"
 * @import { Column } from "./columns.js"
 * @import { RoleCells } from "./contacts.js"
 * @import { Account } from "./program.js"
 * @import { CsvRow, Shape } from "./csv.js"
 * @import { Verdict } from "./evaluate.js"
 * @import { Membership } from "./membership.js"
 * @import { Words } from "./words.js"
 * @typedef {[field: string, problem: string, cause?: Cause, text?: string]} Problem of a cell; without a field, of the
 *   whole row
 * @typedef {{account: Account | null, problems: Problem[]}} ReadRow `account` is null where cells stand wrong
 * @typedef {{verdict: Verdict, membership: Membership} | {verdict: null, membership: null}} Judgement none of a blank row
 * @typedef {CsvRow & ReadRow & Judgement} Entry a row judged
 * @typedef {{headers: string[], places: number[]}} Placement
 * @typedef {Partial<Record<string, string | number | null>>} AddedCells
 */

/** In the order they are added: ids of the playbook, numbers, and words of certainty, reasons and problems. */
export const ADDED = [
  "icp_rank",
  "icp_profile",
  "icp_segment",
  "icp_status",
  "icp_certain",
  "icp_tier",
  "icp_potential",
  "icp_points_low",
  "icp_points_high",
  "icp_points_possible",
  "icp_score_low",
  "icp_score_high",
  "icp_expected",
  "icp_known",
  "icp_coverage",
  "icp_intent",
  "icp_intent_level",
  "icp_play",
  "icp_why",
  "icp_reasons",
  "icp_disqualifier",
  "icp_next_question",
  "icp_version",
  "icp_problems",
];
/** Those that a list scored by an earlier version, or without contacts, lacks. */
const LATER = [
  "icp_rank",
  "icp_certain",
  "icp_potential",
  "icp_points_low",
  "icp_points_high",
  "icp_points_possible",
  "icp_expected",
  "icp_known",
  "icp_why",
  ...ROLE_COLUMNS,
];
const STARTS_FORMULA = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"];

/**
 * Where the added columns go: after the last column, or over those of an earlier run, with those it lacked at the end.
 * @param {string[]} headers
 * @param {string[]} columns
 * @returns {Placement}
 */
export function placement(headers, columns = ADDED) {
  const taken = columns.filter((column) => headers.includes(column));
  const missing = columns.filter((column) => !headers.includes(column));
  if (taken.length && missing.some((column) => !LATER.includes(column))) {
    throw new ListError(
      `The list already has a column "${taken[0]}" that would be added.`,
      "Rename or remove it; a list scored earlier keeps all of these columns and can be scored again.",
    );
  }
  const whole = [...headers, ...missing];
  return { headers: whole, places: columns.map((column) => whole.indexOf(column)) };
}

/**
 * Reads rows. Of the columns of a field, the first that holds a value counts.
 * @param {string[]} headers
 * @param {Record<string, Column[]>} taken field → its columns
 * @param {Catalogue} catalogue
 * @returns {(cells: string[]) => ReadRow}
 */
export function accountReader(headers, taken, catalogue) {
  const fields = Object.entries(taken).map(([id, columns]) => ({
    id,
    missing: fieldOf(catalogue, id).missing,
    first: Math.min(...columns.map((column) => column.place)),
    readers: columns.map((column) => ({ place: column.place, read: columnReader(column, id, catalogue) })),
  }));
  const width = headers.length;
  return (cells) => {
    if (cells.length > width && cells.slice(width).some(Boolean)) {
      return {
        account: null,
        problems: [
          ["", `${counted(cells.length, "cell")} where the header has ${width}, so cells may be in the wrong column`],
        ],
      };
    }
    /** @type {Account} */
    const account = {};
    /** @type {Problem[]} */
    const problems = [];
    if (cells.length < width) {
      problems.push(["", `${counted(cells.length, "cell")} where the header has ${width}; the rest is unknown`]);
    }
    for (const { id, readers, missing, first } of fields) {
      let unread = first >= cells.length;
      for (const { place, read } of readers) {
        const cell = read(cells);
        if (cell.problem) problems.push([id, cell.problem, cell.cause, cells.at(place)]);
        unread ||= Boolean(cell.problem);
        if (cell.value === undefined) continue;
        account[id] = cell.value;
        break;
      }
      if (!unread && missing !== null && !Object.hasOwn(account, id)) account[id] = missing;
    }
    return { account, problems };
  };
}

/**
 * Whether a row is an account: neither blank nor below the table.
 * @param {CsvRow} row
 */
export function isAccount(row) {
  return !row.aside && !isBlank(row);
}

/**
 * A row judged.
 * @param {CsvRow} row
 * @param {(cells: string[]) => ReadRow} read
 * @param {{icp: string, asOf: string}} options `icp` is empty for the best of all
 * @param {Catalogue} catalogue
 * @param {Account} [contacts] what its contacts say in fields of theirs
 * @returns {Entry}
 */
export function judged(row, read, { icp, asOf }, { program }, contacts = {}) {
  if (!isAccount(row)) return { ...row, account: null, problems: [], verdict: null, membership: null };
  const { account: own, problems } = read(row.cells);
  const account = own && { ...own, ...contacts };
  const verdict =
    account && (icp ? evaluate(program, icp, account, asOf) : (rank(program, account, asOf).verdicts.at(0) ?? null));
  if (!account || !verdict) return { ...row, account, problems, verdict: null, membership: null };
  const membership = membershipOf(verdict, decidingFields(program, verdict, account));
  return { ...row, account, problems, verdict, membership };
}

/**
 * The added cells of a scored row but its rank, by their column. Without a verdict they are the version and the problems.
 * @param {Judgement & Pick<Entry, "problems">} entry
 * @param {Words} words
 * @returns {AddedCells}
 */
export function addedCells({ verdict, membership, problems }, words) {
  const cells = {
    icp_version: words.version,
    icp_problems: problems.map((problem) => problemWords(problem, words)).join("; "),
  };
  if (!verdict) return cells;
  const belongs = mayBelong(membership);
  const question = verdict.next_question && words.fields[verdict.next_question.field];
  return {
    ...cells,
    icp_profile: isCandidate(verdict) ? verdict.icp : null,
    icp_segment: belongs ? verdict.segment : null,
    icp_status: verdict.status,
    icp_certain: MEMBERSHIP_WORDS[membership],
    icp_tier: verdict.tier,
    icp_potential: belongs ? series(verdict.tiers, "or") : null,
    icp_points_low: verdict.points_low,
    icp_points_high: verdict.points_high,
    icp_points_possible: verdict.possible,
    icp_score_low: verdict.score_low,
    icp_score_high: verdict.score_high,
    icp_expected: verdict.expected,
    icp_known: knownShare(verdict),
    icp_coverage: verdict.coverage,
    icp_intent: verdict.intent.points,
    icp_intent_level: verdict.intent.level,
    icp_play: verdict.play,
    icp_why: verdictLine(verdict, words),
    icp_reasons: reasons(verdict, words),
    icp_disqualifier: verdict.disqualifier,
    icp_next_question: question ? question.question || `${question.label}?` : null,
  };
}

/**
 * A problem of a row in words, with the field it is about.
 * @param {Problem} problem
 * @param {Words} words
 */
export function problemWords([field, problem], words) {
  return field ? `${words.fields[field].label}: ${problem}` : problem;
}

/** What is listed of criteria whose answers nobody gave. */
const ASSUMED = "not known, counts as not met";

/**
 * @param {Verdict} verdict
 * @param {Words} words
 */
function reasons(verdict, words) {
  const icp = words.icps[verdict.icp];
  /** @type {Record<string, string[]>} */
  const found = { "ruled out by": [], met: [], against: [], missed: [], [ASSUMED]: [], unknown: [] };
  for (const { kind, id, state, low, possible } of verdict.reasons) {
    if (kind === "disqualifier") {
      if (state === "met") found["ruled out by"].push(icp.disqualifiers[id].name);
    } else if (kind === "score" && state === "met" && low < 0) found.against.push(icp.score[id].label);
    else if (state === "assumed") found[ASSUMED].push(icp[kind][id].label);
    else if (kind !== "score" || state !== "missed" || possible) found[state].push(icp[kind][id].label);
  }
  if (verdict.status === "outside" || verdict.status === "disqualified") found.unknown = []; // nothing that is unknown could still change it
  const listed = Object.entries(found)
    .filter(([, labels]) => labels.length)
    .map(([state, labels]) => `${state}: ${labels.join(", ")}`)
    .join("; ");
  return isCandidate(verdict) ? listed : `nearest ${icp.name}; ${listed}`;
}

/**
 * The list as it came, with its added columns; no added cell is a formula of a spreadsheet.
 * @param {Shape} shape
 * @param {Entry[]} entries
 * @param {Words} words
 * @param {Map<number, RoleCells> | null} [roles] what contacts add, by the rows of accounts
 */
export function scoredList({ headers, above, delimiter, lineEnd, mark, separator }, entries, words, roles = null) {
  const columns = roles ? [...ADDED, ...ROLE_COLUMNS] : ADDED;
  const where = placement(headers, columns);
  /** @type {(cells: string[]) => string} */
  const plain = (cells) => (cells.length ? written(cells, delimiter) : "");
  const lines = [...above.map((row) => plain(row.cells)), written(where.headers, delimiter)];
  if (separator) lines.unshift(separator);
  const ranked = ranks(entries.filter(isAccount));
  for (const entry of entries) {
    if (!isAccount(entry)) lines.push(plain(entry.cells));
    else {
      /** @type {AddedCells} */
      const added = { ...addedCells(entry, words), icp_rank: ranked.get(entry), ...roles?.get(entry.number) };
      lines.push(
        written(
          placed(
            entry.cells,
            columns.map((column) => harmless(added[column])),
            where,
            headers.length,
          ),
          delimiter,
        ),
      );
    }
  }
  return (mark ? "\ufeff" : "") + lines.join(lineEnd) + lineEnd;
}

/**
 * A value as the text of an added cell: on one line, and never a formula.
 * @param {string | number | null | undefined} value
 */
export function harmless(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const line = oneLine(value);
  return STARTS_FORMULA.includes(line[0]) ? `'${line}` : line;
}

/**
 * The row with its added cells in place. Cells beyond the header's width stay, at the end.
 * @param {string[]} cells
 * @param {string[]} added
 * @param {Placement} where
 * @param {number} width
 */
function placed(cells, added, where, width) {
  const whole = Array.from(
    { length: where.headers.length },
    (_, index) => (index < width ? cells[index] : "") ?? "",
  );
  where.places.forEach((place, index) => (whole[place] = added[index]));
  return [...whole, ...cells.slice(width)];
}
