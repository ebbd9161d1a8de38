// The facts of a draft as a list to work through.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { groups, type Fact } from '../../src/factList';

function fact(text: string, status: string, source: string | null = null): Fact<number> {
  return { kind: 'figure', range: 0, text, value: null, source, status };
}

test('what is open comes first, in reading order; a status without facts is left out', () => {
  const facts = [fact('1', 'sourced'), fact('2', 'open'), fact('3', 'weak'), fact('4', 'open')];
  const told = groups(facts).map(({ title, rows }) => [title, rows.map((row) => row.fact.text)]);
  assert.deepEqual(told, [['Open · 2', ['2', '4']], ['Weak · 1', ['3']], ['Sourced · 1', ['1']]]);
});

test('a status of a later server is listed by its own name', () => {
  const told = groups([fact('1', 'verified'), fact('2', 'verified'), fact('3', 'open')]);
  assert.deepEqual(told.map(({ title }) => title), ['Open · 1', 'verified · 2']);
});

test('a row says what it is and who says so', () => {
  const [group] = groups([fact('1,900 people', 'attributed', 'the harbour board')]);
  assert.equal(group?.rows[0]?.label, '$(account) 1,900 people');
  assert.equal(group?.rows[0]?.description, 'figure · the harbour board');
});

test('words of the draft are no icons, and a long quotation is cut between characters', () => {
  const [dollars] = groups([fact('rise to $(alert) 5', 'open')]);
  assert.equal(dollars?.rows[0]?.label, '$(circle-large-outline) rise to $ (alert) 5');
  const [long] = groups([fact('😀'.repeat(200), 'open')]);
  assert.match(long?.rows[0]?.label ?? '', /^\$\(circle-large-outline\) 😀{63}…$/u);
});
