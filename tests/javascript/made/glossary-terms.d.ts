// The module that the site is built with, for the type checker: the glossary of the playbook.

import type { Term } from "../../../site_templates/assets/terms.js";

export const TERMS: Term[];
