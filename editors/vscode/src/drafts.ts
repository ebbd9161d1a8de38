// Which documents are drafts, as VS Code selects them.

import { LEDGER_FILE, SETTINGS_FILE } from './ids';

/** The part of VS Code's `DocumentFilter` that is used here. */
export interface Filter {
  readonly scheme: 'file' | 'untitled';
  readonly language?: string;
  readonly pattern?: string;
}

/** Languages that are prose whatever the file is called. */
export const LANGUAGES = ['markdown', 'mdx', 'quarto', 'rmd', 'pandoc'];

/**
 * What VS Code does not know it calls plain text: tables, licences, configuration. Only the endings
 * of drafts count there.
 */
export const PLAIN_ENDINGS = ['txt', 'text', 'md', 'markdown', 'mdown', 'mkd', 'mdx', 'qmd', 'rmd', 'Rmd'];

/** Drafts in files and in editors without one. */
export const DRAFTS: readonly Filter[] = [
  ...LANGUAGES.flatMap((language): Filter[] => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]),
  { scheme: 'file', language: 'plaintext', pattern: `**/*.{${PLAIN_ENDINGS.join(',')}}` },
  { scheme: 'untitled', language: 'plaintext' },
];

/**
 * What the server is told of: drafts, the desk's settings, which it completes and checks, and the ledger.
 * It changes both files itself, and one that is open only through the editor.
 */
export const SELECTOR: readonly Filter[] = [
  ...DRAFTS,
  { scheme: 'file', pattern: `**/${SETTINGS_FILE}` },
  { scheme: 'file', pattern: `**/${LEDGER_FILE}` },
];
