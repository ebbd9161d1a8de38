// What the status bar says.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { count, inWords, shown, type Showing } from '../../src/status';

const none = { errors: 0, warnings: 0, infos: 0, hints: 0 };

test('only findings of deskcheck are counted, by severity', () => {
  const ours = [0, 0, 1, 2, 3].map((severity) => ({ severity, source: 'deskcheck' }));
  const others = [{ severity: 0, source: 'markdownlint' }, { severity: 0 }];
  const counts = count([...ours, ...others], 'deskcheck');
  assert.deepEqual(counts, { errors: 2, warnings: 1, infos: 1, hints: 1 });
});

test('the item counts what VS Code lists as problems', () => {
  const counts = { errors: 2, warnings: 1, infos: 1, hints: 5 };
  assert.equal(shown('running', counts).text, '$(checklist) 4 to check');
  assert.equal(shown('running', { ...none, hints: 5 }).text, '$(checklist) nothing found');
});

test('the tooltip names the severities that there are', () => {
  assert.equal(inWords({ errors: 2, warnings: 1, infos: 0, hints: 3 }), '2 errors · 1 warning · 3 hints');
  assert.equal(inWords(none), '');
  assert.match(shown('running', none, 'deskcheck 0.1.0').tooltip, /Nothing found.*\n\ndeskcheck 0\.1\.0/);
});

test('each state looks different, and those that need somebody stand out', () => {
  const states: Showing[] = ['starting', 'reading', 'running', 'paused', 'missing', 'failed'];
  const items = states.map((state) => shown(state, none));
  assert.equal(new Set(items.map(({ text }) => text)).size, states.length);
  assert.deepEqual(items.map(({ weight }) => weight), [undefined, undefined, undefined, undefined, 'warning', 'error']);
});
