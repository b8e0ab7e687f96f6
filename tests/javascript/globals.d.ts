// What scripts find on the window: data that the site's other scripts put there, and what the theme shares.

import type { ComparedColumn } from "../../site_templates/assets/beside.js";
import type { States } from "../../site_templates/assets/compare/data.js";
import type { ChangesIndex, TimelineRecord } from "../../site_templates/assets/changes/data.js";
import type { PlaybookData } from "../../site_templates/assets/fit/catalogue.js";
import type { PracticeData } from "../../site_templates/assets/learn/run.js";
import type { PlaybookEdit } from "../../site_templates/assets/whatif/edits.js";
import type { TriedOut } from "../../site_templates/assets/propose/beside.js";
import type { SourceRecord } from "../../site_templates/assets/propose/source.js";
import type { EntryOfPage } from "../../site_templates/assets/propose/suggest.js";
import type { Vocabulary } from "../../site_templates/assets/search/described.js";
import type { IndexRecord } from "../../site_templates/assets/search/index.js";
import type { Outlook } from "../../site_templates/assets/verdicts/outlooks.js";
import type { WhatIfData } from "../../site_templates/assets/whatif/data.js";

declare global {
  interface Window {
    __md_scope: URL;
    __md_hash(text: string): number;
    __md_get(key: string, storage?: Storage, scope?: URL): unknown;
    __md_set(key: string, value: unknown, storage?: Storage, scope?: URL): void;
    document$?: { subscribe(work: () => void): void };
    icpChanges?: ChangesIndex;
    icpChangesOf?: Record<number, TimelineRecord[]>;
    icpPlaybook?: PlaybookData;
    icpPractice?: PracticeData;
    icpPropose?: {
      openProposal(edits: PlaybookEdit[], root: string, triedOut?: TriedOut): Promise<void>;
      openSuggestion(entry: EntryOfPage, heading: HTMLElement | null): Promise<void>;
    };
    icpColumns?: Record<string, ComparedColumn>;
    icpSources?: Record<string, SourceRecord>;
    icpSearch?: IndexRecord & { described?: Vocabulary };
    icpStates?: States;
    icpSearchPages?: IndexRecord;
    icpVerdicts?: { outlooks(data: PlaybookData, address: string, day: string): Outlook[] };
    icpWhatIf?: WhatIfData;
  }
}
