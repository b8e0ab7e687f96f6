// An account described in words: "200 employees manufacturer" gives its fields, and the words left over.
// A number without its unit fills nothing, and what has two readings is left out with the reason.
// search/description.py reads the same.

import { boundAfter, endsOf, joined, quantityAt, tokensOf } from "./quantities.js";

/**
 * @import { Quantity, Token } from "./quantities.js"
 * @typedef {[id: string, label: string, kind: "count" | "money", period: string, least: number | null, units: string[]]} Counted
 * @typedef {[id: string, label: string, many: boolean, values: [id: string, label: string, phrases: string[]][]]} Worded
 * @typedef {{money: string[], comma: boolean, numbers: Counted[], words: Worded[]}} Vocabulary as search/account_words.py makes it
 * @typedef {{id: string, value: string, words: string}} DescribedField its value as an address of Fit writes it
 * @typedef {{words: string, why: string}} Unread
 * @typedef {{fields: DescribedField[], unread: Unread[], rest: string, offered: boolean, leads: boolean}} Description
 *   `rest` is the text without the numbers that were read and their units; `offered` is whether it describes an account
 *   rather than asks something; `leads` is whether before the results
 * @typedef {{value: string, label: string, alone: boolean, heard: string}} Named a value whose phrase was typed
 */

const LONGEST = 200;
const MOST_WORDS = 6;
const NOT = new Set("no not without never non isnt dont cannot cant".split(" "));
const ASKING = new Set([
  ..."who whom whose what how why when where which do does did can could should would may is are if".split(" "),
  ..."decision decisions example examples signal signals disqualifier disqualifiers objection objections".split(" "),
]);
const SPOKEN = new Set(["speaking", "language"]);
const BESIDE = new Set("of in is a around about roughly total : = ~ -".split(" "));
const NUMBERED = new Set("tier step day level phase part grade class version q top".split(" "));
const EACH = new Set("a per each every /".split(" "));
const PERIODS = new Map([
  ...["day", "week", "month", "quarter", "year"].map((word) => /** @type {[string, string]} */ ([word, word])),
  ["daily", "day"],
  ["weekly", "week"],
  ["monthly", "month"],
  ["quarterly", "quarter"],
  ["yearly", "year"],
  ["annual", "year"],
  ["annually", "year"],
  ["annum", "year"],
]);
const LEAST_MONEY = 1000n;
const LONGEST_PLAIN = 3;

/**
 * What a text says of an account.
 * @param {Vocabulary} vocabulary
 * @param {string} text in lower case and without accents
 * @returns {Description}
 */
export function describe(vocabulary, text) {
  if ([...text].length > LONGEST) return { fields: [], unread: [], rest: text, offered: false, leads: false };
  const reading = new Reading(vocabulary, tokensOf(text, vocabulary.comma));
  reading.nameValues();
  reading.count();
  return reading.result();
}

/** A text while it is read: which tokens have been taken, and what they gave. */
class Reading {
  /** @type {Map<string, DescribedField>} */
  found = new Map();
  /** @type {Unread[]} */
  unread = [];
  /** Whether a number stood with its unit. */
  united = false;

  /**
   * @param {Vocabulary} vocabulary
   * @param {Token[]} tokens
   */
  constructor(vocabulary, tokens) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
    this.keys = tokens.map(({ text }) => singular(text));
    this.valued = tokens.map(() => false);
    /** Taken by a number, whether it was read or not. */
    this.counted = tokens.map(() => false);
    /** Taken by a number that was read. */
    this.read = tokens.map(() => false);
  }

  /** Choices, tools and the country. */
  nameValues() {
    const meaning = meaningOf(this.vocabulary);
    /** @type {Map<string, Named[]>} */
    const named = new Map();
    let place = 0;
    while (place < this.tokens.length) {
      const size = this.longest(place, meaning);
      if (size) this.take(place, size, meaning.get(this.key(place, place + size)) ?? [], named);
      place += size || 1;
    }
    for (const [id, , many] of this.vocabulary.words) this.settle(id, many, named.get(id) ?? []);
  }

  /**
   * @param {number} place
   * @param {number} size
   * @param {[id: string, value: string, label: string][]} meanings
   * @param {Map<string, Named[]>} named
   */
  take(place, size, meanings, named) {
    const heard = joined(this.tokens, place, place + size);
    const before = this.tokens.slice(Math.max(0, place - 2), place);
    const after = this.tokens.slice(place + size, place + size + 2);
    if (before.some(({ text }) => NOT.has(text)) || after.some(({ text }) => SPOKEN.has(text))) {
      this.unread.push({ words: heard, why: "is said not to be so" });
      return;
    }
    this.valued.fill(true, place, place + size);
    const alone = new Set(meanings.map(([id]) => id)).size === 1;
    for (const [id, value, label] of meanings) {
      named.set(id, [...(named.get(id) ?? []), { value, label, alone, heard }]);
    }
  }

  /**
   * Tokens of the longest phrase at a place; 0 where none begins.
   * @param {number} place
   * @param {Map<string, unknown>} phrases
   */
  longest(place, phrases) {
    for (let size = Math.min(MOST_WORDS, this.tokens.length - place); size > 0; size -= 1) {
      if (phrases.has(this.key(place, place + size))) return size;
    }
    return 0;
  }

  /**
   * The value of a field. A word of this field alone decides over one that others have too.
   * @param {string} id
   * @param {boolean} many
   * @param {Named[]} named
   */
  settle(id, many, named) {
    const alone = named.filter((one) => one.alone);
    const own = alone.length ? alone : named;
    const values = [...new Set(own.map(({ value }) => value))];
    const words = [...new Set(own.map(({ heard }) => heard))].join(" ");
    if (values.length === 1 || (many && values.length)) this.found.set(id, { id, value: values.join(","), words });
    else if (values.length) {
      const labels = [...new Set(own.map(({ label }) => label))].join(" or ");
      this.unread.push({ words, why: `could be ${labels}` });
    }
  }

  /** Numbers, each with its unit. */
  count() {
    /** @type {Map<string, {value: string, words: string}[]>} */
    const numbers = new Map();
    let place = 0;
    while (place < this.tokens.length) {
      const quantity = this.counted[place] ? null : quantityAt(this.tokens, place);
      place = quantity ? this.measure(quantity, numbers) : place + 1;
    }
    for (const [id, values] of numbers) {
      const words = [...new Set(values.map((one) => one.words))].join(" ");
      if (new Set(values.map(({ value }) => value)).size === 1) {
        this.found.set(id, { id, value: values[0].value, words });
      } else this.unread.push({ words, why: "gives two numbers" });
    }
  }

  /**
   * Takes a quantity with its unit; the place where reading goes on.
   * @param {Quantity} number
   * @param {Map<string, {value: string, words: string}[]>} numbers
   */
  measure(number, numbers) {
    const { money } = this.vocabulary;
    if (number.first && NUMBERED.has(this.tokens[number.first - 1].text)) return number.end;
    const after = this.unitAfter(number.end);
    const before = this.unitBefore(number.first);
    const written = this.tokens[number.end - 1].digits !== "" || number.end - number.first > 1;
    if (!after.fields.length && !written) return number.end; // "one" of no unit is a word
    if (after.fields.length && before.fields.length && this.labelsFirst(before.place, number.first, after.place)) {
      this.leave(before.place, after.place, "has two units");
      return after.place;
    }
    let fields = after.fields.length ? after.fields : before.fields;
    const begin = after.fields.length || !before.fields.length ? number.first : before.place;
    const period = this.period(after.fields.length ? after.place : number.end);
    const bound = boundAfter(this.tokens, period.place);
    const last = bound.place;
    let quantity = number;
    if (bound.bound && number.low === number.high) {
      const [low, high] = endsOf(number.low, number.high, bound.bound);
      quantity = { ...number, low, high };
    }
    const alone = !fields.length;
    if (alone && money.includes(quantity.sign)) {
      fields = this.vocabulary.numbers.filter(([, , , , , units]) => units.some((unit) => money.includes(unit)));
      if (last < this.tokens.length && !this.valued[last] && !this.tokens[last].digits) {
        this.leave(begin, last, "is money for something else");
        return last;
      }
    }
    const why = quantity.why || this.refusal(fields, quantity, period.period, alone);
    if (why) {
      this.leave(begin, last, why);
      return last;
    }
    this.counted.fill(true, begin, last);
    this.read.fill(true, begin, last);
    this.united ||= !alone;
    const [field] = fields;
    const told = { value: inAddress(field, quantity), words: joined(this.tokens, begin, last) };
    numbers.set(field[0], [...(numbers.get(field[0]) ?? []), told]);
    return last;
  }

  /**
   * Why a number is not read; "" where it is.
   * @param {Counted[]} fields
   * @param {Quantity} quantity
   * @param {string} period
   * @param {boolean} alone
   */
  refusal(fields, quantity, period, alone) {
    const { money } = this.vocabulary;
    if (quantity.sign && !money.includes(quantity.sign)) return `is not in ${money[0].toUpperCase()}`;
    if (!fields.length) return "has no unit that the playbook knows";
    if (fields.length > 1) return `could be ${fields.map(([, label]) => label).join(" or ")}`;
    const [, label, kind, own, least] = fields[0];
    if (period && period !== own) return `is by the ${period}`;
    if (kind === "count" && quantity.sign) return `is money, and ${label} is a count`;
    const most = quantity.high ?? quantity.low ?? 0n;
    if (kind === "money" && !quantity.sign && !quantity.scaled && most < LEAST_MONEY) return "has no sign of money";
    if (least !== null && (quantity.low ?? most) < least) return `is below the least that ${label} can be`;
    return alone && !this.found.size ? "does not say of what" : "";
  }

  /**
   * The fields whose unit follows, and where it ends.
   * @param {number} place
   */
  unitAfter(place) {
    let skipped = place;
    while (skipped < this.tokens.length && skipped < place + 2 && isPassed(this.tokens[skipped].text)) skipped += 1;
    for (const start of new Set([skipped, place])) {
      for (let size = Math.min(MOST_WORDS, this.tokens.length - start); size > 0; size -= 1) {
        const fields = this.unitedBy(start, start + size);
        if (fields.length) return { fields, place: start + size };
      }
    }
    return { fields: [], place };
  }

  /**
   * The fields whose unit stands before, and where it begins.
   * @param {number} place
   */
  unitBefore(place) {
    let end = place;
    while (end && place - end < 2 && BESIDE.has(this.tokens[end - 1].text)) end -= 1;
    for (let size = Math.min(MOST_WORDS, end); size > 0; size -= 1) {
      if (this.counted.slice(end - size, end).some(Boolean)) continue;
      const fields = this.unitedBy(end - size, end);
      if (fields.length) return { fields, place: end - size };
    }
    return { fields: [], place };
  }

  /**
   * The fields that a phrase is the unit of; a sign of money is none by itself.
   * @param {number} start
   * @param {number} end
   * @returns {Counted[]}
   */
  unitedBy(start, end) {
    const key = this.key(start, end);
    if (this.vocabulary.money.includes(key)) return [];
    return this.vocabulary.numbers.filter(([, , , , , units]) => units.includes(key));
  }

  /**
   * Whether the unit before a number may be its own: no kind of company, or a bare number follows.
   * @param {number} first
   * @param {number} last
   * @param {number} end
   */
  labelsFirst(first, last, end) {
    if (!this.valued.slice(first, last).some(Boolean)) return true;
    const follows = end < this.tokens.length ? quantityAt(this.tokens, end) : null;
    return follows !== null && !this.unitAfter(follows.end).fields.length;
  }

  /**
   * The period that follows, and where it ends.
   * @param {number} place
   */
  period(place) {
    let end = place;
    while (end < this.tokens.length && EACH.has(this.tokens[end].text)) end += 1;
    const word = end < this.tokens.length ? this.tokens[end].text : "";
    const period = PERIODS.get(word);
    if (period && (end > place || word.endsWith("ly"))) return { period, place: end + 1 };
    return { period: "", place };
  }

  /**
   * @param {number} start
   * @param {number} end
   * @param {string} why
   */
  leave(start, end, why) {
    this.counted.fill(true, start, end);
    this.unread.push({ words: joined(this.tokens, start, end), why });
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  key(start, end) {
    return this.keys.slice(start, end).join(" ");
  }

  /**
   * What was read, in the order of the catalogue: numbers first, then what they are.
   * @returns {Description}
   */
  result() {
    const order = [...this.vocabulary.numbers, ...this.vocabulary.words].map(([id]) => id);
    const fields = order.flatMap((id) => this.found.get(id) ?? []);
    const rest = this.tokens.filter((_, place) => !this.read[place]).map(({ text }) => text);
    const asks = this.tokens.some(({ text }) => ASKING.has(text));
    const several = new Set(fields.map(({ words }) => words)).size > 1; // "saas" alone says two things of a company
    const offered = !asks && (several || (this.united && fields.length > 0));
    const measured = this.vocabulary.numbers.some(([id]) => this.found.has(id));
    return { fields, unread: this.unread, rest: rest.join(" "), offered, leads: offered && measured };
  }
}

/** @type {WeakMap<Vocabulary, Map<string, [id: string, value: string, label: string][]>>} */
const READ = new WeakMap();

/**
 * Phrase → what it names; made once, as every keystroke asks.
 * @param {Vocabulary} vocabulary
 */
function meaningOf(vocabulary) {
  const known = READ.get(vocabulary);
  if (known) return known;
  /** @type {Map<string, [id: string, value: string, label: string][]>} */
  const meaning = new Map();
  for (const [id, , , values] of vocabulary.words) {
    for (const [value, label, phrases] of values) {
      for (const phrase of phrases) meaning.set(phrase, [...(meaning.get(phrase) ?? []), [id, value, label]]);
    }
  }
  READ.set(vocabulary, meaning);
  return meaning;
}

/**
 * A word without the s of a plural; also of those that are none, as both sides are compared so.
 * @param {string} word
 */
function singular(word) {
  return [...word].length > LONGEST_PLAIN && /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** @param {string} text */
function isPassed(text) {
  return BESIDE.has(text) || text === "annual" || text === "monthly";
}

/**
 * A quantity as an address of Fit writes it: 200, 50-200, 200+, <=50, 3M.
 * @param {Counted} field
 * @param {Quantity} quantity
 */
function inAddress([, , kind], { low, high }) {
  const short = kind === "money" ? shortAmount : String;
  if (low === null) return `<=${short(high ?? 0n)}`;
  if (high === null) return `${short(low)}+`;
  return low === high ? short(low) : `${short(low)}-${short(high)}`;
}

/** @param {bigint} amount */
function shortAmount(amount) {
  for (const [letter, power] of /** @type {const} */ ([["B", 9], ["M", 6], ["k", 3]])) {
    const size = 10n ** BigInt(power);
    if (amount >= size && (amount * 100n) % size === 0n) return `${Number((amount * 100n) / size) / 100}${letter}`;
  }
  return String(amount);
}
