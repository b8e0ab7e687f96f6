// The least changes of an account that lead to points: searched exactly, part by part.
// Mirrors icp_playbook/fit/reach_search.py.

import { TooManyValues } from "./fieldvalues.js";
import { best, capped, clipped, joined, mostFrom, noChange, pointGroup } from "./reachchanges.js";
import { rowStates } from "./reachrows.js";

/**
 * @import { FieldValue } from "./fieldvalues.js"
 * @import { Account, Icp, Program } from "./program.js"
 * @import { Change } from "./reachchanges.js"
 * @import { RowState } from "./reachrows.js"
 */

/** Changes that no other beats, under one cap, beyond which nothing is claimed. */
const MOST_CHANGES = 1000;
/** Changes to put together and to compare beyond which nothing is claimed. */
const MOST_STEPS = 200_000;

/**
 * `least(low, decided)`: the best change with so many points at worst, and so many decided; null where there is none.
 * With `rowByRow` each row chooses what contacts have for itself. Whatever contacts there could be lead to no more than
 * that, so that a tier which is not reached so is reached by none. Throws TooManyValues where it cannot be searched.
 * @param {Program} program
 * @param {Icp} icp
 * @param {Map<string, FieldValue[]>} values
 * @param {Account} account
 * @param {string} asOf
 * @param {boolean} [rowByRow]
 */
export function reachSearch(program, icp, values, account, asOf, rowByRow = false) {
  const apart = new Set(rowByRow ? Object.keys(program.contacts ?? {}) : []);
  const caps = (icp.caps ?? []).map((cap) => pointGroup(icp, cap));
  const nothing = noChange(caps.length);
  const every = Object.keys(program.fields);
  const options = new Map([...values].filter(([, some]) => some.length));
  const names = every.filter((name) => options.has(name));
  const places = new Map(every.map((name, at) => [name, 1n << BigInt(every.length - at)]));
  /** @type {Map<string, Change[]>} */
  const solutions = new Map();
  let steps = 0;

  /** @type {(states: RowState[]) => Change[]} what rows come to; nothing where one does not hold that must */
  function solved(states) {
    let settled = nothing;
    for (const state of states) {
      if (state.free.size) continue;
      if (state.settled === null) return [];
      settled = joined(settled, state.settled);
    }
    let found = [settled];
    for (const part of partsOf(states.filter(({ free }) => free.size))) found = together(found, branched(part));
    return found;
  }

  /** @type {(some: Change[], others: Change[]) => Change[]} */
  function together(some, others) {
    count(some.length * others.length);
    const all = some.flatMap((one) => others.map((other) => clipped(joined(one, other), caps)));
    return some.length === 1 ? all : bestOf(all);
  }

  /**
   * The field that most rows share gets each of its values, or stays; once for all that leave the same.
   * @type {(part: RowState[]) => Change[]}
   */
  function branched(part) {
    const key = part.map((state) => state.at).join();
    const before = solutions.get(key);
    if (before) return before;
    const name = shared(part);
    const found = [...effects(part, name).values()].flatMap(({ states, option }) => {
      const inner = solved(states);
      if (!option) return inner;
      count(inner.length);
      const value = ownOption(name, option);
      const late = -(places.get(name) ?? 0n);
      const step = { ...nothing, size: 1, facts: Number(!value.learn), late, values: newValue(name, value) };
      return inner.map((one) => joined(step, one));
    });
    const kept = bestOf(found);
    solutions.set(key, kept);
    return kept;
  }

  /** @type {(part: RowState[]) => string} the first of the fields that most rows share */
  function shared(part) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const name of part.flatMap(({ free }) => [...free])) counts.set(name, (counts.get(name) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const first = names.find((name) => counts.get(name) === most);
    if (first === undefined) throw new RangeError("no field decides these rows");
    return first;
  }

  /**
   * What can be left of rows, and the best option of a field that leaves it; 0 where the field stays.
   * @type {(part: RowState[], name: string) => Map<string, {states: RowState[], option: number}>}
   */
  function effects(part, name) {
    const { length } = options.get(name) ?? [];
    count(part.length * (length + 1));
    /** @type {Map<string, {states: RowState[], option: number}>} */
    const found = new Map();
    for (const { states, option } of apart.has(name) ? leftRowByRow(part, name) : leftBy(part, name)) {
      const key = states.map(({ at }) => at).join();
      const before = found.get(key);
      if (!before) found.set(key, { states, option });
      else if (before.option && ownOption(name, option).learn && !ownOption(name, before.option).learn) {
        before.option = option;
      }
    }
    return found;
  }

  /**
   * What each option of a field leaves of rows, and 0, where it stays.
   * @type {(part: RowState[], name: string) => {states: RowState[], option: number}[]}
   */
  function leftBy(part, name) {
    return [0, ...optionsOf(name)].map((option) => ({ states: part.map((state) => rows.after(state, name, option)), option }));
  }

  /**
   * What is left of rows if each has an option of its own, and the dearest option among them.
   * @type {(part: RowState[], name: string) => {states: RowState[], option: number}[]}
   */
  function leftRowByRow(part, name) {
    const some = optionsOf(name);
    const learnt = some.filter((option) => ownOption(name, option).learn);
    const cheap = [0, ...learnt, ...some.filter((option) => !learnt.includes(option))];
    const ways = part.map((state) => {
      /** @type {Map<RowState, number>} */
      const found = new Map();
      for (const [cost, option] of cheap.entries()) {
        const after = rows.after(state, name, option);
        if (!found.has(after)) found.set(after, cost);
      }
      return [...found];
    });
    count(ways.reduce((product, { length }) => product * length, part.length));
    /** @type {{states: RowState[], cost: number}[]} */
    let chosen = [{ states: [], cost: 0 }];
    for (const way of ways) {
      chosen = chosen.flatMap((one) =>
        way.map(([state, cost]) => ({ states: [...one.states, state], cost: Math.max(one.cost, cost) })),
      );
    }
    return chosen.map(({ states, cost }) => ({ states, option: cheap[cost] }));
  }

  /** @type {(name: string) => number[]} */
  function optionsOf(name) {
    return (options.get(name) ?? []).map((_, at) => at + 1);
  }

  /** @type {(name: string, option: number) => FieldValue} */
  function ownOption(name, option) {
    const found = options.get(name)?.at(option - 1);
    if (!found) throw new RangeError(`no option ${option} of ${name}`);
    return found;
  }

  /** @type {(changes: Change[]) => Change[]} */
  function bestOf(changes) {
    const found = best(changes);
    if (caps.length) count(Math.floor((changes.length * found.length) / 16));
    return found;
  }

  /** @type {(more: number) => void} */
  function count(more) {
    steps += more;
    if (steps > MOST_STEPS) throw new TooManyValues();
  }

  /** @type {(part: RowState[]) => Set<number>} the caps that criteria of a part are in */
  function capsOf(part) {
    return new Set(part.map(rows.capOf).filter((cap) => cap >= 0));
  }

  /** @type {(parts: RowState[][]) => RowState[][][]} parts that share a cap, together */
  function clusters(parts) {
    /** @type {{caps: Set<number>, parts: RowState[][]}[]} */
    let found = [];
    for (const part of parts) {
      const own = capsOf(part);
      const some = found.filter((one) => [...one.caps].some((cap) => own.has(cap)));
      const held = new Set([...own, ...some.flatMap((one) => [...one.caps])]);
      found = found.filter((one) => !some.includes(one));
      found.push({ caps: held, parts: [...some.flatMap((one) => one.parts), part] });
    }
    return found.map((one) => one.parts);
  }

  /** @type {(parts: RowState[][]) => Change[]} what parts come to together, with their caps applied */
  function frontOf(parts) {
    const applied = new Set(parts.flatMap((part) => [...capsOf(part)]));
    let found = [nothing];
    for (const part of parts) {
      found = together(found, solved(part));
      if (found.length > MOST_CHANGES) throw new TooManyValues();
    }
    return best(found.map((one) => capped(one, caps, applied)));
  }

  const rows = rowStates(program, icp, options, account, asOf);
  const alone = rows.first.filter(({ free }) => !free.size).map((state) => [state]);
  const fronts = clusters([...alone, ...partsOf(rows.first.filter(({ free }) => free.size))]).map(frontOf);
  const lows = mostFrom(fronts, names.length + 1, 0);
  const sure = mostFrom(fronts, names.length + 1, 1);

  /** @type {(low: number, decided: number) => Change | null} */
  function least(low, decided) {
    for (let size = 0; size <= names.length; size += 1) {
      if (lows[0][size] < low || sure[0][size] < decided) continue;
      let found = [noChange(0)];
      for (const [part, front] of fronts.entries()) {
        const made = found.flatMap((one) =>
          front.flatMap((other) => {
            const left = size - one.size - other.size;
            const enough =
              left >= 0 &&
              one.amounts[0] + other.amounts[0] + lows[part + 1][left] >= low &&
              one.amounts[1] + other.amounts[1] + sure[part + 1][left] >= decided;
            return enough ? [joined(one, other)] : [];
          }),
        );
        found = best(made);
      }
      if (found.length) return found[0];
    }
    return null;
  }

  return { least };
}

/**
 * @param {string} name
 * @param {FieldValue} value
 * @returns {import("./reachchanges.js").NewValues}
 */
function newValue(name, value) {
  return { new: [name, value] };
}

/**
 * Rows that share free fields, together.
 * @param {RowState[]} states
 * @returns {RowState[][]}
 */
function partsOf(states) {
  /** @type {{rows: RowState[], fields: Set<string>}[]} */
  let found = [];
  for (const state of states) {
    /** @type {(part: {fields: Set<string>}) => boolean} */
    const shares = ({ fields }) => [...state.free].some((name) => fields.has(name));
    const some = found.filter(shares);
    const rows = [...some.flatMap((part) => part.rows), state];
    const fields = new Set([...state.free, ...some.flatMap((part) => [...part.fields])]);
    found = [...found.filter((part) => !some.includes(part)), { rows, fields }];
  }
  return found.map(({ rows }) => rows.sort((one, other) => one.at - other.at));
}
