// Edits of a playbook as plain values.

/**
 * @typedef {{
 *   entry: string, path: (string | number)[], op: "set" | "remove" | "insert", value?: unknown,
 * }} PlaybookEdit
 */

export {};
