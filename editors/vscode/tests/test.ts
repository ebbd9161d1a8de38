// What a test is, and the draft that most of them open.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Editor } from './editor.ts';
import type { Wanted } from './vscode.ts';

/** A name that says what holds, and the test of it. */
export type Case = readonly [string, (open: Open) => Promise<void>];

/** Starts a VS Code that ends with the test, and opens a file of its folder if one is named. */
export type Open = (wanted: Wanted, file?: string) => Promise<Editor>;

/** The draft of the README, which has seven findings: three errors, two warnings, two infos. */
export const bridge = {
  'bridge.md': readFileSync(join(import.meta.dirname, '../../../examples/harbour-bridge.md'), 'utf8'),
};
