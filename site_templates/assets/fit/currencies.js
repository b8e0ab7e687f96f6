// Currencies by the codes, signs and everyday words that headers and cells write. Means the same as
// icp_playbook/fields/currency_names.py.

/** @typedef {{currency: string}} Money the playbook's currency */

/** Sign → the currency it stands for. */
export const SIGNS = new Map(
  Object.entries({
    us$: "USD",
    ca$: "CAD",
    c$: "CAD",
    a$: "AUD",
    au$: "AUD",
    nz$: "NZD",
    s$: "SGD",
    hk$: "HKD",
    mx$: "MXN",
    r$: "BRL",
    $: "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
  }),
);
/** What people write for a code. `kr` is the krone of four countries, so it stands for none of their codes. */
export const WORDS = new Map(
  Object.entries({
    $: ["dollar", "dollars"],
    EUR: ["euro", "euros"],
    GBP: ["pound", "pounds", "sterling"],
    CHF: ["franc", "francs", "franken", "sfr", "fr"],
    INR: ["rs", "rupee", "rupees"],
    JPY: ["yen"],
    PLN: ["zł"],
    CZK: ["kc"],
    kr: ["kr"],
  }).flatMap(([code, words]) => words.map((word) => /** @type {const} */ ([word, code]))),
);
export const DOLLARS = new Set(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]);
export const CROWNS = new Set(["SEK", "NOK", "DKK", "ISK"]);
/** Currencies whose amounts many people write with a decimal comma. */
export const DECIMAL_COMMA = new Set(
  "EUR CHF PLN CZK HUF RON BGN SEK NOK DKK ISK BRL ARS CLP COP TRY RUB UAH IDR VND".split(" "),
);
/** A word of three letters that is none of these is no currency. */
export const CODES = new Set(
  (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF " +
    "CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP " +
    "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT " +
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR " +
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN " +
    "SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD " +
    "XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG"
  ).split(" "),
);
/** In a header these may be something else: France, a column of records. */
const SHORT = ["fr", "rs", "kc"];

/**
 * The currency of a playbook.
 * @param {{conventions: {currency: string}}} form
 * @returns {Money}
 */
export function moneyOf({ conventions }) {
  return { currency: conventions.currency };
}

/**
 * The code that a code, a sign or a name stands for; `$` and `kr` stand for themselves; "" if it is no currency.
 * @param {string} word
 */
export function currencyMeant(word) {
  const code = word.toUpperCase();
  if (CODES.has(code)) return code;
  const plain = word.toLowerCase();
  const named = SHORT.includes(plain) ? undefined : WORDS.get(plain);
  return named ?? (plain === "$" ? plain : (SIGNS.get(plain) ?? ""));
}

/**
 * Whether what is meant is the playbook's currency: `$` is that of each country with a dollar, `kr` with a krone.
 * @param {string} meant
 * @param {Money} money
 */
export function isOwnCurrency(meant, { currency }) {
  return (
    meant === currency || (meant === "$" && DOLLARS.has(currency)) || (meant === "kr" && CROWNS.has(currency))
  );
}
