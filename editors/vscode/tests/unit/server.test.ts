// Where the server is looked for, and in which order.

import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { findServer, type Surroundings } from '../../src/server';

const nowhere: Surroundings = {
  setting: null,
  extension: '/ext',
  environment: { PATH: '/usr/bin:/home/ada/bin' },
  platform: 'linux',
};

function found(around: Partial<Surroundings>, ...programs: string[]) {
  return findServer({ ...nowhere, ...around }, (path) => programs.includes(path));
}

test('the setting comes before the environment, the bundled one and the PATH', () => {
  const programs = ['/ext/server/deskcheck', '/usr/bin/deskcheck'];
  const environment = { ...nowhere.environment, DESKCHECK_SERVER_PATH: '/named/deskcheck' };
  const order = [
    found({ setting: '/set/deskcheck', environment }, ...programs),
    found({ environment }, ...programs),
    found({}, ...programs),
    found({}, '/usr/bin/deskcheck'),
    found({}),
  ];
  assert.deepEqual(order, [
    { path: '/set/deskcheck', origin: 'setting' },
    { path: '/named/deskcheck', origin: 'environment' },
    { path: '/ext/server/deskcheck', origin: 'bundled' },
    { path: '/usr/bin/deskcheck', origin: 'path' },
    undefined,
  ]);
});

test('an empty setting and an empty variable say nothing', () => {
  const environment = { ...nowhere.environment, DESKCHECK_SERVER_PATH: ' ' };
  assert.equal(found({ setting: '  ', environment }, '/usr/bin/deskcheck')?.origin, 'path');
});

test('the setting may begin with the home folder', () => {
  assert.equal(found({ setting: '~/bin/deskcheck' })?.path, join(homedir(), 'bin/deskcheck'));
  assert.equal(found({ setting: '~ada/deskcheck' })?.path, '~ada/deskcheck');
});

test('the first folder of the PATH counts, and only absolute ones', () => {
  const all = ['/usr/bin/deskcheck', '/home/ada/bin/deskcheck', 'bin/deskcheck', 'deskcheck'];
  assert.equal(found({}, ...all)?.path, '/usr/bin/deskcheck');
  assert.equal(found({ environment: { PATH: '.::bin:/home/ada/bin' } }, ...all)?.path, '/home/ada/bin/deskcheck');
  assert.equal(found({ environment: {} }, ...all), undefined);
});

test('on Windows it is an .exe, and the variable may be called Path', () => {
  const windows = { platform: 'win32', extension: 'C:\\ext' } as const;
  const environment = { Path: 'C:\\Windows;D:\\tools' };
  const bundled = found({ ...windows, environment }, 'C:\\ext\\server\\deskcheck.exe');
  assert.equal(bundled?.origin, 'bundled');
  const onPath = found({ ...windows, environment }, 'D:\\tools\\deskcheck.exe');
  assert.deepEqual(onPath, { path: 'D:\\tools\\deskcheck.exe', origin: 'path' });
});
