// A server that stops is started again, one that keeps stopping is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Crashes, LIMIT, WINDOW } from '../../src/crashes';

test('it is given up at the fifth stop within three minutes', () => {
  const crashes = new Crashes();
  const answers = Array.from({ length: LIMIT }, (_, at) => crashes.startAgain(at * 1000));
  assert.deepEqual(answers, [true, true, true, true, false]);
});

test('stops that lie apart are never too many', () => {
  const crashes = new Crashes();
  for (let at = 0; at < 20; at++) assert.ok(crashes.startAgain((at * WINDOW) / (LIMIT - 1)));
});
