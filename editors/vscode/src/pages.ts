// The pages of the checks as documents of VS Code, by the server's word, so that they can be read
// without a network. The preview shows them: see `workbench.editorAssociations` in package.json.

import * as vscode from 'vscode';

import type { Desk } from './desk';

export const SCHEME = 'deskcheck-page';

/** What the server's `deskcheck.explain` answers. */
export interface Page {
  readonly check: string;
  readonly markdown: string;
}

export function pageOf(check: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${check}.md` });
}

/** Serves the pages. `otherwise` says why there is none. */
export function registerPages(desk: Desk, otherwise: () => string): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const check = path.replace(/^\//, '').replace(/\.md$/, '');
      const page = await desk.ask<Page>('deskcheck.explain', { check });
      return page?.markdown ?? otherwise();
    },
  });
}

/** Lets the link behind a finding lead to the page here, instead of to one on the network. */
export function linkToPage(finding: vscode.Diagnostic): void {
  const { code } = finding;
  if (typeof code === 'object') finding.code = { ...code, target: pageOf(String(code.value)) };
}
