// What the panel knows of the playbook: the program that decides, its words, and how fields are read and said.

import { cellReader, choiceWords } from "./cells.js";
import { day } from "./days.js";

const SYMBOLS = { USD: "$", EUR: "€", GBP: "£" };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The playbook as the panel uses it, from the site's data {program, words, form}. */
export function catalogue({ program, words, form }) {
  const fields = Object.entries(words.fields).map(([id, field]) => {
    const also = form.fields[id];
    const typed = { type: field.type, values: choiceWords(field.choices, also.synonyms) };
    return {
      ...field,
      id,
      icps: also.icps,
      names: also.names,
      labels: new Map(field.choices.map((choice) => [choice.id, choice.label])),
      read: cellReader(typed, form.currency, form.countries, true),
      reader: () => cellReader(typed, form.currency, form.countries),
    };
  });
  const byId = new Map(fields.map((field) => [field.id, field]));
  return { program, words, form, fields, byId, icps: form.icps };
}

/** A value as people read it: $5M, 51–200, Slack and HubSpot, 1 Oct 2026. */
export function say(field, value, currency) {
  switch (field.type) {
    case "money":
      return band(value, (amount) => sayMoney(amount, currency));
    case "integer":
    case "number":
      return band(value, (number) => number.toLocaleString("en"));
    case "choices":
      return value.length ? value.map((id) => field.labels.get(id) ?? id).join(", ") : "none of these";
    case "choice":
    case "country":
      return field.labels.get(value) ?? value;
    case "boolean":
      return value ? "yes" : "no";
    case "date":
      return sayDay(value);
    default:
      return value;
  }
}

/** A value as text that is read back as the same value. Lists that are known to be empty are "-". */
export function typedText(field, value) {
  if (field.type === "boolean") return value ? "yes" : "no";
  if (field.type === "choices") return value.length ? value.join(",") : "-";
  const one = field.type === "money" ? sayShort : String;
  if (typeof value === "number") return one(value);
  if (typeof value !== "object") return value;
  return value.high === null ? `${one(value.low)}+` : `${one(value.low)}-${one(value.high)}`;
}

/** The value a text of the panel or of a link stands for: {value}, {} or {problem}. */
export function readTyped(field, text) {
  if (field.type === "choice" && field.labels.has(text)) return { value: text };
  if (field.type === "choices") {
    if (text === "-") return { value: [] };
    const ids = text.split(",");
    if (ids.every((id) => field.labels.has(id))) return { value: ids };
  }
  return field.read(text);
}

function band(value, one) {
  if (typeof value === "number") return one(value);
  return value.high === null ? `${one(value.low)} or more` : `${one(value.low)}–${one(value.high)}`;
}

function sayMoney(amount, currency) {
  return `${SYMBOLS[currency] ?? `${currency} `}${sayShort(amount)}`;
}

/** A whole amount with its letter, 1.25M, where two decimal places say all of it. */
function sayShort(amount) {
  const unit = [
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ].find(([size]) => amount >= size && (amount * 100) % size === 0);
  return unit ? `${amount / unit[0]}${unit[1]}` : amount.toLocaleString("en");
}

/** A day as people say it: 1 Oct 2026. */
export function sayDay(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** The day it is for whoever sits at this computer. */
export function today(now) {
  return day(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
