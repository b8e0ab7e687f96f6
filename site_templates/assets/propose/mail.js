// A mail that says a change in words, for whoever has no account where the files are.

/** @typedef {{to: string, subject: string, lines: string[], patch: string}} Mail */

// Outlook cuts addresses at about 2,000 characters.
const LONGEST_ADDRESS = 1900;

/**
 * The address that opens a mail, and whether the whole of it is in there. What is left out is copied instead.
 * @param {Mail} mail
 */
export function mailAddress({ to, subject, lines, patch }) {
  const start = `mailto:${encodeURIComponent(to).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}&body=`;
  const words = lines.join("\r\n");
  const whole = start + encodeURIComponent(patch ? `${words}\r\n\r\n${patch.replaceAll(/\r?\n/g, "\r\n")}` : words);
  if (whole.length <= LONGEST_ADDRESS) return { address: whole, isWhole: true, hasPatch: patch !== "" };
  const short = start + encodeURIComponent(words);
  if (short.length <= LONGEST_ADDRESS) return { address: short, isWhole: true, hasPatch: false };
  let kept = words.length;
  while (kept > 0 && (start + encodeURIComponent(cut(words, kept))).length > LONGEST_ADDRESS) kept -= 50;
  return { address: start + encodeURIComponent(cut(words, Math.max(0, kept))), isWhole: false, hasPatch: false };
}

/**
 * The start of a text, which cuts no character in two.
 * @param {string} text
 * @param {number} length
 */
function cut(text, length) {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/**
 * The words of a mail.
 * @param {{sentences: string[], why: string, expected: string, page: string, commit: string}} suggestion
 */
export function mailLines({ sentences, why, expected, page, commit }) {
  return [
    "I suggest a change of our playbook:",
    "",
    ...sentences.map((sentence) => `- ${sentence}`),
    "",
    `Why: ${why}`,
    ...(expected ? [`What I expect of it: ${expected}`] : []),
    "",
    ...(page ? [`Page: ${page}`] : []),
    ...(commit ? [`Made from commit ${commit.slice(0, 10)}`] : []),
  ];
}
