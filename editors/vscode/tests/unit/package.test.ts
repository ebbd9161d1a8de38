// package.json and the code say the same, and the package holds what it should.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { LANGUAGES } from '../../src/drafts';
import { COMMANDS, CONTEXT, SETTINGS, SETTINGS_FILE } from '../../src/ids';

interface Step {
  readonly description: string;
  readonly media: { readonly markdown?: string; readonly image?: string };
}

interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly icon: string;
  readonly activationEvents: string[];
  readonly contributes: {
    readonly commands: { readonly command: string; readonly category: string }[];
    readonly menus: { readonly commandPalette: { readonly command: string; readonly when: string }[] };
    readonly configuration: { readonly properties: Readonly<Record<string, { default: unknown }>> }[];
    readonly walkthroughs: { readonly steps: Step[] }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
  string,
  { default: unknown }
>;

test('every command is offered, and none that is not there', () => {
  const offered = contributes.commands.map(({ command }) => command);
  assert.deepEqual(offered.toSorted(), [...COMMANDS].toSorted());
  assert.ok(contributes.commands.every(({ category }) => category === 'deskcheck'));
});

test('conditions and links name what exists', () => {
  const keys: string[] = Object.values(CONTEXT);
  for (const { command, when } of contributes.menus.commandPalette) {
    assert.ok((COMMANDS as readonly string[]).includes(command), command);
    for (const [key] of when.matchAll(/deskcheck\.\w+/g)) assert.ok(keys.includes(key), key);
  }
  for (const { description, media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
    for (const [, command] of description.matchAll(/command:(deskcheck\.\w+)/g)) {
      assert.ok((COMMANDS as readonly string[]).includes(command ?? ''), command);
    }
    assert.ok(existsSync(media.markdown ?? media.image ?? ''), description);
  }
});

test('our own settings are there, and the server\'s say nothing unless they are set', () => {
  for (const name of SETTINGS) assert.ok(name in settings, name);
  for (const [name, { default: value }] of Object.entries(settings)) {
    assert.ok(name.startsWith('deskcheck.'), name);
    if (!(SETTINGS as readonly string[]).includes(name)) assert.ok(saysNothing(value), name);
  }
});

function saysNothing(value: unknown): boolean {
  return value === null || JSON.stringify(value) === '{}';
}

test('it wakes up for every kind of draft and for a desk\'s folder', () => {
  const wanted = [...LANGUAGES, 'plaintext'].map((language) => `onLanguage:${language}`);
  assert.deepEqual(
    manifest.activationEvents.toSorted(),
    [...wanted, `workspaceContains:**/${SETTINGS_FILE}`].toSorted(),
  );
});

test('it is written for the oldest VS Code that it runs in, and has the server\'s version', () => {
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  const cargo = readFileSync('../../Cargo.toml', 'utf8');
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(cargo)?.[1]);
});

test('the lock files do not say where packages came from', () => {
  for (const file of ['package-lock.json', 'tests/package-lock.json']) {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /"resolved"/, file);
  }
});

test('the package holds these files', () => {
  execFileSync(process.execPath, ['esbuild.mjs']);
  const vsce = ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'];
  const files = execFileSync(process.execPath, vsce, { encoding: 'utf8' }).trim().split('\n');
  assert.deepEqual(files.filter((file) => !file.startsWith('server/')).toSorted(), [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/extension.js',
    'images/findings.png',
    'images/icon.png',
    'images/quick-fix.png',
    'package.json',
    'toml.json',
    'walkthrough/desk.md',
    'walkthrough/install.md',
    'walkthrough/sample.md',
  ]);
});
