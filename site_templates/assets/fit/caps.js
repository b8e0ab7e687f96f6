// Caps: a group of criteria earns at most so many points together, whatever each of them earns.
// Mirrors icp_playbook/fit/caps.py.

/**
 * @import { Reason } from "./evaluate.js"
 * @import { Icp, PointCap } from "./program.js"
 */

/**
 * The sums of the criteria; of a group the sum, at most its cap. What is open in a group counts at most the cap for
 * what is decided, and nothing once no answer can change what the group earns.
 * @param {Pick<Icp, "caps">} icp
 * @param {Reason[]} score
 */
export function totals(icp, score) {
  const found = { low: 0, high: 0, possible: 0, decided: 0 };
  /** @type {[cap: string, points: number][]} */
  const over = [];
  for (const [cap, group] of groups(icp, score)) {
    const most = total(group, (reason) => reason.possible);
    const open = total(group, (reason) => (reason.state === "unknown" ? reason.possible : 0));
    const low = total(group, (reason) => reason.low);
    const high = total(group, (reason) => reason.high);
    const limit = cap ? cap.at_most : Infinity;
    const possible = Math.min(limit, most);
    found.low += Math.min(limit, low);
    found.high += Math.min(limit, high);
    found.possible += possible;
    const settled = cap !== null && Math.min(limit, low) === Math.min(limit, high);
    found.decided += possible - (settled ? 0 : Math.min(possible, open));
    if (cap && low > limit) over.push([cap.id, low - limit]);
  }
  return { ...found, over };
}

/**
 * The most points that the criteria of an ICP can earn.
 * @param {Icp} icp
 */
export function possiblePoints({ score, caps = [] }) {
  const best = new Map(score.map(({ id, bands }) => [id, Math.max(0, ...bands.map(({ points }) => points))]));
  /** @type {(ids: Iterable<string>) => number} */
  const sum = (ids) => [...ids].reduce((points, id) => points + (best.get(id) ?? 0), 0);
  const capped = new Set(caps.flatMap(({ criteria }) => criteria));
  const alone = [...best.keys()].filter((id) => !capped.has(id));
  return sum(alone) + caps.reduce((points, cap) => points + Math.min(cap.at_most, sum(cap.criteria)), 0);
}

/**
 * The most by which the points change with what open criteria come to.
 * @param {Icp} icp
 * @param {Reason[]} score
 * @param {string[]} ids
 */
export function atStake(icp, score, ids) {
  let found = 0;
  for (const [cap, group] of groups(icp, score)) {
    const open = group.filter(({ id }) => ids.includes(id));
    const span = total(open, (reason) => reason.high - reason.low);
    const limit = cap ? cap.at_most : Infinity;
    const low = total(group, (reason) => reason.low);
    const high = total(group, (reason) => reason.high);
    found += Math.min(span, Math.min(limit, high) - Math.min(limit, low));
  }
  return found;
}

/**
 * What the criteria may be expected to come to, in hundredths of a point: the least still possible, and the base rate
 * of what may come on top. Under a cap that leaves room for a part of it alone, the highest rates fill the room first.
 * @param {Icp} icp
 * @param {Reason[]} score
 */
export function expectedPoints(icp, score) {
  const rates = new Map(icp.score.map(({ id, base_rate: rate = 50 }) => [id, rate]));
  let found = 0;
  for (const [cap, group] of groups(icp, score)) {
    const limit = cap ? cap.at_most : Infinity;
    const low = Math.min(limit, total(group, (reason) => reason.low));
    let room = Math.min(limit, total(group, (reason) => reason.high)) - low;
    found += 100 * low;
    const spans = group.map((reason) => ({ rate: rates.get(reason.id) ?? 50, span: reason.high - reason.low }));
    for (const { rate, span } of spans.sort((one, other) => other.rate - one.rate)) {
      const filled = Math.min(span, room);
      found += rate * filled;
      room -= filled;
    }
  }
  return found;
}

/**
 * The criteria without a cap, then those of each cap.
 * @param {Pick<Icp, "caps">} icp
 * @param {Reason[]} score
 * @returns {[PointCap | null, Reason[]][]}
 */
function groups({ caps = [] }, score) {
  const capped = new Set(caps.flatMap((cap) => cap.criteria));
  return [
    [null, score.filter(({ id }) => !capped.has(id))],
    ...caps.map((cap) => /** @type {[PointCap, Reason[]]} */ ([
      cap,
      score.filter(({ id }) => cap.criteria.includes(id)),
    ])),
  ];
}

/**
 * @param {Reason[]} reasons
 * @param {(reason: Reason) => number} amount
 */
function total(reasons, amount) {
  return reasons.reduce((sum, reason) => sum + amount(reason), 0);
}
