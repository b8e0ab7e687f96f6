// Names of months in English, German and French, as spreadsheets and people write them.
// The same as icp_playbook/fields/cell_months.py.

const NAMES = [
  "jan january januar janner janvier janv",
  "feb february februar fevrier fevr fev",
  "mar march marz maerz mrz mars",
  "apr april avril avr",
  "may mai",
  "jun june juni juin",
  "jul july juli juillet juil",
  "aug august aout",
  "sep sept september septembre",
  "oct october okt oktober octobre",
  "nov november novembre",
  "dec december dez dezember decembre",
];

/** Name in lower case, without accents and full stop → number of the month. */
export const MONTHS = new Map(
  NAMES.flatMap((names, index) => names.split(" ").map((name) => /** @type {const} */ ([name, index + 1]))),
);

/**
 * Text in lower case, without accents: März is marz.
 * @param {string} text
 */
export function bare(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u034e\u0350-\u036f]/g, "");
}
