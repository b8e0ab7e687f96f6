// Edits as changes of a YAML text: what they do not name stays as it is, comments and style too.

/** @import { PlaybookEdit } from "../whatif/edits.js" */
/** @import { Plain, YamlNode } from "./nodes.js" */
/** @import { Newcomer, Turnover } from "./containers.js" */
import { together, turnoverSplices, TWICE } from "./containers.js";
import { blockLines, flowingLines } from "./folding.js";
import { breakOf, columnOf, isFirst, lineStart, linesOf, nextLine } from "./lines.js";
import { childOf, childrenOf, dataOf, find, refuseNamed, refuseRepeated, UnwritableError } from "./nodes.js";
import { refuseUnreadable, scalarText } from "./scalars.js";
import { afterColon, BY_HAND, indentBelow, isLastOfLine } from "./spots.js";
import { entriesOf, flowText, isMapping, plainOf } from "./writing.js";

/**
 * @typedef {{ start: number, end: number, text: string, body?: boolean }} Splice `body` is what belongs to the
 *   line above and comes before anything else at its place.
 */

const MAX_BYTES = 512 * 1024;
const GONE = "The file has no such place any more: load the page again.";

/**
 * A text with edits made. Their paths are all those of the text as it is. Raises UnwritableError, with a sentence
 * for a person, where an edit cannot be made exactly.
 * @param {string} text
 * @param {YamlNode} root
 * @param {PlaybookEdit[]} edits those of this text
 * @returns {string}
 */
export function editedText(text, root, edits) {
  if (/\r(?!\n)/u.test(text)) throw new UnwritableError(`The file ends its lines in an old way. ${BY_HAND}`);
  const end = text.endsWith("\n") ? "" : breakOf(text);
  const changes = new Changes(text + end, root);
  for (const edit of edits) changes.make(edit);
  const made = spliced(text + end, changes.splices());
  const edited = end && made.endsWith(end) ? made.slice(0, -end.length) : made;
  if (new TextEncoder().encode(edited).length > MAX_BYTES) {
    throw new UnwritableError("With this the file would be longer than 512 KB, which is not read. Make it shorter.");
  }
  return edited;
}

class Changes {
  /**
   * @param {string} text
   * @param {YamlNode} root
   */
  constructor(text, root) {
    this.text = text;
    this.root = root;
    /** @type {Splice[]} */
    this.found = [];
    /** @type {Map<YamlNode, Turnover>} */
    this.turnovers = new Map();
    /** @type {Map<YamlNode, unknown>} what comes where a key has no value yet */
    this.fillings = new Map();
    /** @type {Set<YamlNode>} */
    this.inFlow = new Set();
    markFlow(root, false, this.inFlow);
  }

  /** @param {PlaybookEdit} edit */
  make({ path, op, value }) {
    const { node, path: missing, above } = find(this.root, path);
    if (missing.length) {
      if (op === "remove") throw new UnwritableError(GONE);
      this.add(node, missing, value);
      return;
    }
    const parent = above.at(-1);
    const place = parent ? childrenOf(parent).indexOf(node) : -1;
    if (op === "set" || (op === "insert" && !parent?.items)) this.set(node, value);
    else if (!parent) throw new UnwritableError("A file cannot be left empty.");
    else if (op === "insert") this.turnover(parent).added.push({ place, key: "", value });
    else this.remove(parent, place);
  }

  /**
   * Puts a value where nothing is yet, with all that must hold it.
   * @param {YamlNode} node
   * @param {(string | number)[]} missing
   * @param {unknown} value
   */
  add(node, missing, value) {
    refuseRepeated(node);
    const [first, ...rest] = missing;
    const whole = rest.reduceRight((held, part) => holding(part, held), value);
    if (node.items && first === node.items.length) this.put(node, { place: first, key: "", value: whole });
    else if (node.pairs && typeof first === "string") {
      this.put(node, { place: node.pairs.length, key: first, value: whole });
    } else if (node.holding === "scalar" && node.value === null) {
      this.fillings.set(node, together(this.fillings.get(node), holding(first, whole)));
    } else throw new UnwritableError(GONE);
  }

  /**
   * Edits below one key that is not there yet make one value of it.
   * @param {YamlNode} node
   * @param {Newcomer} newcomer
   */
  put(node, newcomer) {
    const { added } = this.turnover(node);
    const known = newcomer.key ? added.find(({ key }) => key === newcomer.key) : undefined;
    if (known) known.value = together(known.value, newcomer.value);
    else added.push(newcomer);
  }

  /**
   * @param {YamlNode} parent
   * @param {number} place
   */
  remove(parent, place) {
    const child = /** @type {YamlNode} */ (childrenOf(parent).at(place));
    refuseNamed(child);
    this.turnover(parent).removed.add(place);
  }

  /** @param {YamlNode} node */
  turnover(node) {
    refuseRepeated(node);
    const known = this.turnovers.get(node);
    if (known) return known;
    /** @type {Turnover} */
    const made = { removed: new Set(), added: [] };
    this.turnovers.set(node, made);
    return made;
  }

  /**
   * @param {YamlNode} node
   * @param {unknown} value
   */
  set(node, value) {
    if (node.holding !== "alias") refuseRepeated(node);
    if (node.items && Array.isArray(value)) this.setList(node, node.items, value);
    else if (node.pairs && isMapping(value)) this.setMapping(node, node.pairs, value);
    else if (node.holding === "scalar" && typeof value !== "object") this.setScalar(node, plainOf(value));
    else if (node.holding === "scalar" && value === null) this.setScalar(node, null);
    else this.replace(node, value);
  }

  /**
   * @param {YamlNode} node
   * @param {YamlNode[]} items
   * @param {unknown[]} values
   */
  setList(node, items, values) {
    const room = Math.min(items.length, values.length);
    let first = 0;
    while (first < room && isEqual(items[first], values[first])) first += 1;
    let last = 0;
    while (last < room - first && isEqual(/** @type {YamlNode} */ (items.at(-1 - last)), values.at(-1 - last))) {
      last += 1;
    }
    for (let place = first; place < room - last; place += 1) this.set(items[place], values[place]);
    for (let place = room - last; place < items.length - last; place += 1) this.remove(node, place);
    for (let place = room - last; place < values.length - last; place += 1) {
      this.put(node, { place: room - last, key: "", value: values[place] });
    }
  }

  /**
   * @param {YamlNode} node
   * @param {[string, YamlNode][]} pairs
   * @param {object} value
   */
  setMapping(node, pairs, value) {
    const now = new Map(entriesOf(value));
    for (const [place, [key, child]] of pairs.entries()) {
      if (now.has(key)) this.set(child, now.get(key));
      else this.remove(node, place);
    }
    for (const [key, part] of now) {
      if (!childOf(node, key)) this.put(node, { place: pairs.length, key, value: part });
    }
  }

  /**
   * @param {YamlNode} node
   * @param {Plain} value
   */
  setScalar(node, value) {
    if (Object.is(node.value, value)) return;
    const raw = this.text.slice(node.start, node.end);
    if (typeof value === "string") refuseUnreadable(value);
    if (node.style === "|" || node.style === ">") this.setBlock(node, raw, value);
    else this.found.push(...this.onOneLine(node, raw, value));
  }

  /**
   * @param {YamlNode} node
   * @param {string} raw
   * @param {Plain} value
   * @returns {Splice[]}
   */
  onOneLine(node, raw, value) {
    const { text } = this;
    const flow = this.inFlow.has(node);
    const { start, end } = node;
    if (typeof value === "string") {
      if (raw.includes("\n")) {
        const lines = flowingLines(node.style, raw, value, flow);
        if (lines !== null) return [{ start, end, text: lines.replaceAll("\n", continuation(text, raw)) }];
      } else if (value.includes("\n") && !flow && isLastOfLine(text, node)) {
        const lines = blockLines("|", [], value);
        if (lines) return this.asBlock(node, lines);
      }
    }
    const written = scalarText(value, typeof node.value === "string" ? node.style : "", flow);
    return [{ start, end, text: this.gap(node) + written }];
  }

  /**
   * What has to stand before a value where none is written yet.
   * @param {YamlNode} node
   */
  gap(node) {
    if (node.start < node.end) return "";
    return node.key && this.text.charAt(node.start - 1) !== ":" ? ": " : " ";
  }

  /**
   * A text of several lines in the place of one of one line. A comment behind it stays where it is.
   * @param {YamlNode} node
   * @param {string[]} lines
   * @returns {Splice[]}
   */
  asBlock(node, lines) {
    const below = nextLine(this.text, node.end);
    return [
      { start: node.start, end: node.end, text: `${this.gap(node)}|-` },
      { start: below, end: below, text: this.block(lines, indentBelow(this.text, node)), body: true },
    ];
  }

  /**
   * @param {string[]} lines
   * @param {number} indent
   */
  block(lines, indent) {
    return lines.map((line) => (line ? " ".repeat(indent) + line : "") + breakOf(this.text)).join("");
  }

  /**
   * @param {YamlNode} node
   * @param {string} raw
   * @param {Plain} value
   */
  setBlock(node, raw, value) {
    const [head = "", ...body] = linesOf(raw).map((line) => line.replace(/\r?\n$/u, ""));
    const indent = Math.min(...body.filter((line) => line.trim()).map((line) => line.search(/[^ ]/u)));
    const old = body.map((line) => line.slice(indent));
    const style = node.style;
    if (typeof value === "string" && Number.isFinite(indent)) {
      const same = blockLines(style, old, value);
      const lines = same ?? blockLines("|", old, value);
      if (lines) {
        const header = same ? head : head.replace(">", "|");
        const made = `${header}${breakOf(this.text)}${this.block(lines, indent)}`;
        this.found.push({ start: node.start, end: node.end, text: made.slice(0, -breakOf(this.text).length) });
        return;
      }
    }
    const comment = commentOf(head);
    this.found.push({ start: node.start, end: node.end, text: scalarText(value, '"', false) + comment });
  }

  /**
   * Another kind of value in the place of one.
   * @param {YamlNode} node
   * @param {unknown} value
   */
  replace(node, value) {
    refuseNamed(node);
    const { text } = this;
    const written = typeof value === "object" ? flowText(value) : scalarText(plainOf(value), "", this.inFlow.has(node));
    if (node.style === ":") throw new UnwritableError(`The file writes a pair without braces here. ${BY_HAND}`);
    const isBlock = !node.style && node.holding !== "scalar" && node.holding !== "alias";
    if (isBlock && node.key && isFirst(text, node.start)) {
      const colon = afterColon(text, node);
      this.found.push({ start: colon, end: colon, text: ` ${written}` });
      this.found.push({ start: lineStart(text, node.start), end: nextLine(text, node.end), text: "" });
    } else if (node.style === "|" || node.style === ">") {
      const head = text.slice(node.start, text.indexOf("\n", node.start));
      const comment = commentOf(head);
      this.found.push({ start: node.start, end: node.end, text: written + comment });
    } else {
      this.found.push({ start: node.start, end: node.end, text: this.gap(node) + written });
    }
  }

  /** Every splice in the order of the text. */
  splices() {
    for (const [node, value] of this.fillings) this.set(node, value);
    for (const [node, turnover] of this.turnovers) {
      const isEmptied = turnover.removed.size === childrenOf(node).length && !turnover.added.length;
      if (isEmptied && node === this.root) throw new UnwritableError("A file cannot be left empty.");
      if (isEmptied && !node.style) this.replace(node, node.items ? [] : {});
      else this.found.push(...turnoverSplices(this.text, node, turnover));
    }
    return this.found;
  }
}

/**
 * @param {string} text
 * @param {Splice[]} splices
 */
function spliced(text, splices) {
  const order = [...splices].sort((one, other) => {
    return one.start - other.start || one.end - other.end || Number(other.body ?? false) - Number(one.body ?? false);
  });
  const parts = [];
  let done = 0;
  for (const { start, end, text: made } of order) {
    if (start < done) throw new UnwritableError(TWICE);
    parts.push(text.slice(done, start), made);
    done = end;
  }
  return parts.join("") + text.slice(done);
}

/**
 * @param {YamlNode} node
 * @param {boolean} flow
 * @param {Set<YamlNode>} inFlow
 */
function markFlow(node, flow, inFlow) {
  if (flow) inFlow.add(node);
  const below = flow || (node.holding !== "scalar" && node.style !== "");
  for (const child of childrenOf(node)) markFlow(child, below, inFlow);
}

/**
 * What is between two lines of a text that goes over several.
 * @param {string} text
 * @param {string} raw
 */
function continuation(text, raw) {
  const second = raw.slice(raw.indexOf("\n") + 1);
  return breakOf(text) + " ".repeat(columnOf(second, Math.max(0, second.search(/\S/u))));
}

/**
 * The comment behind the sign of a block of text, with the blank before it.
 * @param {string} head
 */
function commentOf(head) {
  const place = head.indexOf("#");
  return place < 0 ? "" : ` ${head.slice(place).trimEnd()}`;
}

/**
 * @param {string | number} part
 * @param {unknown} value
 */
function holding(part, value) {
  if (typeof part === "string") return { [part]: value };
  if (part !== 0) throw new UnwritableError(GONE);
  return [value];
}

/**
 * @param {YamlNode} node
 * @param {unknown} value
 */
function isEqual(node, value) {
  return isSame(dataOf(node), value);
}

/**
 * Whether two data are the same, whatever the order of keys.
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
export function isSame(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, place) => isSame(part, other.at(place)));
  }
  if (isMapping(one) && isMapping(other)) {
    const parts = new Map(entriesOf(other));
    const own = entriesOf(one);
    return own.length === parts.size && own.every(([key, part]) => parts.has(key) && isSame(part, parts.get(key)));
  }
  return Object.is(one, other);
}
