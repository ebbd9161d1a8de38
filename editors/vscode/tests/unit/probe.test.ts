// Whether a program is a deskcheck is said in words a reporter can do something with.

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { probe } from '../../src/probe';

const folder = mkdtempSync(join(tmpdir(), 'deskcheck-probe-'));
after(() => rmSync(folder, { recursive: true }));
const posix = process.platform === 'win32' ? { skip: 'shell scripts' } : {};

function program(name: string, script: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, mode);
  return path;
}

test('a deskcheck says what it is', posix, async () => {
  assert.equal(await probe(program('good', 'echo deskcheck 0.1.0')), 'deskcheck 0.1.0');
});

test('anything else is refused with the reason', posix, async () => {
  await assert.rejects(probe(join(folder, 'nothing')), /cannot be run: there is no such file/);
  await assert.rejects(probe(program('plain', '', 0o644)), /cannot be run: it may not be executed/);
  await assert.rejects(probe(program('broken', 'exit 3')), /cannot be run: it ends with code 3/);
  await assert.rejects(probe(program('other', 'echo otherprogram 2.0')), /another program: .*“otherprogram 2.0”/);
});
