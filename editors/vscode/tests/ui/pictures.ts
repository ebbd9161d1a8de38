// The pictures of the READMEs: the draft of the README with a hover and with its quick fixes open.

import type { Editor } from '../editor.ts';
import { bridge, type Case, type Open } from '../test.ts';

/** What of VS Code tells nothing of a draft is out of the picture. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.guides.indentation': false,
  'editor.hideCursorInOverviewRuler': true,
  'editor.lightbulb.enabled': 'off',
  'editor.lineHeight': 1.55,
  'editor.lineNumbers': 'off',
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.padding.top': 14,
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.vertical': 'hidden',
  'window.menuBarVisibility': 'hidden',
  'window.title': '${activeEditorShort}',
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.showTabs': 'none',
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
};

const tests: Case[] = [
  ['picture: a draft with its findings and a hover', async (open) => {
    const editor = await show(open);
    await editor.hover('Vandenbroek', 'person');
    await editor.sees('.monaco-hover:not(.hidden) .hover-row', /Quick\sFix\.\.\./);
    await editor.seesGo('.monaco-hover:not(.hidden) .hover-row', 'Loading...');
    await editor.picture('findings');
  }],

  ['picture: the quick fixes of a figure', async (open) => {
    const editor = await show(open);
    await editor.quickFixes('20 percent', 'Change to 25 percent');
    await editor.picture('quick-fix');
  }],
];

async function show(open: Open): Promise<Editor> {
  const files = { 'harbour-bridge.md': bridge['bridge.md'] };
  const editor = await open({ files, settings, window: { width: 1000, height: 680 } }, 'harbour-bridge.md');
  await editor.seesSquiggle('Vandenbroek', 'warning');
  await editor.losesBy(() => editor.press('Control+B'), '.part.sidebar .pane-header');
  await editor.sees('.codelens-decoration a', 'facts');
  return editor;
}

export default tests;
