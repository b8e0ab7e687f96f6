// Ways to hand a proposal in: by mail, in the forge's editor, as a patch.

/** @import { EntrySource } from "./source.js" */
/** @import { FileChange } from "./patch.js" */
/** @import { Proposal } from "./proposal.js" */
import { copies } from "../clipboard.js";
import { el } from "../elements.js";
import { forgeOf, newFileAddress } from "./forge.js";
import { mailAddress } from "./mail.js";
import { originOf } from "./proposal.js";

/**
 * The ways, the one for whoever never saw git first.
 * @param {Proposal} proposal
 * @param {EntrySource[]} sources
 */
export function waysOf(proposal, sources) {
  const { decision } = proposal;
  return [
    decision &&
      el(
        "p",
        { class: "sg-note" },
        "No decision here is called ",
        el("code", null, decision.path.split("/").at(-1)),
        ". Where an open proposal has begun one of that name, put another number at the end of yours.",
      ),
    mailWay(proposal, sources),
    forgeWay(proposal, sources),
    patchWay(proposal, sources),
  ];
}

/**
 * A mail in words alone, where the files are not to be seen.
 * @param {string} to
 * @param {string} subject
 * @param {string[]} lines
 */
export function wordsWay(to, subject, lines) {
  const mail = mailAddress({ to, subject, lines, patch: "" });
  const text = el("pre", { class: "sg-text", tabindex: "0" }, lines.join("\n"));
  return el(
    "section",
    { class: "sg-way" },
    el("h4", null, "By mail"),
    el("p", null, to ? `To ${to}, who keeps this page.` : "To whoever keeps the playbook."),
    text,
    el("p", { class: "sg-buttons" }, link("Open the mail", mail.address), copyButton("Copy the words", () => lines.join("\n"), text)),
    !mail.isWhole && el("p", { class: "sg-note" }, "The mail program takes only its beginning: copy the words, too."),
  );
}

/**
 * @param {Proposal} proposal
 * @param {EntrySource[]} sources
 */
function mailWay({ patch, mail: lines, name }, sources) {
  const owner = sources.at(0)?.owner ?? "";
  const to = /^[^\s@]+@[^\s@]+$/.test(owner) ? owner : "";
  const subject = `A change of ${sources.map((source) => source.name).join(", ")}`.slice(0, 150);
  const mail = mailAddress({ to, subject, lines, patch });
  const text = el("pre", { class: "sg-text sg-hidden", tabindex: "-1" }, lines.join("\n"));
  return el(
    "section",
    { class: "sg-way" },
    el("h4", null, "Send it by mail"),
    el("p", null, to ? `To ${to}, who keeps this page. No account needed.` : "To whoever keeps the playbook. No account needed."),
    el(
      "p",
      { class: "sg-buttons" },
      link("Open the mail", mail.address),
      !mail.hasPatch && download("Download the file to attach", name, patch),
      !mail.isWhole && copyButton("Copy all the words", () => lines.join("\n"), text),
    ),
    !mail.isWhole && [el("p", { class: "sg-note" }, "A mail program takes only the beginning of so long a text: paste the rest."), text],
    !mail.hasPatch && el("p", { class: "sg-note" }, "Attach the file: with it nobody has to type your change again."),
  );
}

/**
 * @param {Proposal} proposal
 * @param {EntrySource[]} sources
 */
function forgeWay(proposal, sources) {
  const { reason } = proposal;
  const text = el("pre", { class: "sg-text sg-hidden", tabindex: "-1" }, reason);
  const source = sources.at(0);
  const forge = source?.editBase ? forgeOf(source.editBase) : null;
  const where = forge ? `on ${forge.name}` : source?.editBase ? "where the files are kept" : "";
  if (!source || !where) return null;
  const steps = proposal.files.map((file) => fileSteps(file, sources));
  const decision = proposal.decision && decisionSteps(proposal.decision, source);
  const request = forge?.name === "GitLab" ? "merge request" : "pull request";
  return el(
    "section",
    { class: "sg-way" },
    el("h4", null, `Do it yourself ${where}`),
    el("p", null, "With an account there. Nothing changes until somebody approves it."),
    el(
      "ol",
      null,
      steps,
      decision,
      el(
        "li",
        null,
        `Save (“Commit changes”) on a new branch: that begins a ${request}.`,
        steps.length + (decision ? 1 : 0) > 1 && " Each further file goes on that branch: switch to it before you paste.",
      ),
      el("li", null, copyButton("Copy your reason", () => reason, text), " and paste it as the description.", text),
    ),
    el("p", { class: "sg-note" }, `${originOf(sources)} If a file has changed since, use the patch: it never overwrites.`),
  );
}

/**
 * @param {FileChange} file
 * @param {EntrySource[]} sources
 */
function fileSteps({ path, after }, sources) {
  const address = sources.find((source) => source.path === path)?.edit ?? "";
  const text = el("pre", { class: "sg-text sg-hidden", tabindex: "-1" }, after);
  return el(
    "li",
    null,
    copyButton("Copy the new file", () => after, text),
    ", ",
    link("open the old one in the editor", address),
    ", select all of it and paste.",
    el("small", null, path),
    text,
  );
}

/**
 * @param {FileChange} file
 * @param {EntrySource} source
 */
function decisionSteps({ path, after }, source) {
  const begun = newFileAddress(source.editBase, source.prefix, path, after);
  const text = el("pre", { class: "sg-text sg-hidden", tabindex: "-1" }, after);
  const steps = begun?.isFilled
    ? [link("Begin the decision", begun.address), ": name and text are filled in."]
    : [
        copyButton("Copy the decision", () => after, text),
        begun
          ? [", ", link("begin its file", begun.address), ": the name is filled in, the text is not. Paste it."]
          : ", and paste it into a new file.",
      ];
  return el(
    "li",
    null,
    steps,
    el("small", null, path),
    text,
  );
}

/**
 * @param {Proposal} proposal
 * @param {EntrySource[]} sources
 */
function patchWay({ patch, name }, sources) {
  const text = el("pre", { class: "sg-text", tabindex: "0", "aria-label": "The patch" }, ...patchRows(patch));
  return el(
    "section",
    { class: "sg-way" },
    el("h4", null, "As a patch, for people who work with git"),
    el(
      "p",
      { class: "sg-buttons" },
      download("Download the patch", name, patch),
      copyButton("Copy the patch", () => patch, text),
    ),
    el("p", null, "At the top of the repository: ", el("code", null, `git apply ${name}`)),
    el("p", { class: "sg-note" }, `${originOf(sources)} git refuses what no longer fits.`),
    el("details", null, el("summary", null, "Show the lines that change"), text),
  );
}

/**
 * The lines of a patch, so that what goes and what comes can be told apart.
 * @param {string} patch
 */
function patchRows(patch) {
  return patch.split(/(?<=\n)/).map((line) => {
    const isHead = /^(?:---|\+\+\+) /.test(line);
    if (line.startsWith("+") && !isHead) return el("ins", null, line);
    return line.startsWith("-") && !isHead ? el("del", null, line) : line;
  });
}

/**
 * @param {string} words
 * @param {string} address
 */
function link(words, address) {
  const isMail = address.startsWith("mailto:");
  const attributes = isMail ? {} : { target: "_blank", rel: "noopener noreferrer" };
  return el("a", { class: isMail ? "pb-button" : null, href: address, ...attributes }, words);
}

/**
 * @param {string} words
 * @param {() => string} text
 * @param {HTMLElement} shown
 */
function copyButton(words, text, shown) {
  const button = el("button", { type: "button", class: "pb-button" }, words);
  copies(button, text, shown);
  return button;
}

/**
 * @param {string} words
 * @param {string} name
 * @param {string} text
 */
function download(words, name, text) {
  return el(
    "button",
    {
      type: "button",
      class: "pb-button",
      onclick: () => {
        const address = URL.createObjectURL(new Blob([text], { type: "text/x-patch" }));
        el("a", { href: address, download: name }).click();
        URL.revokeObjectURL(address);
      },
    },
    words,
  );
}
