import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './suggest.ts';

const verbs = ['quote', 'bill', 'explain', 'history', 'verify', 'help'];

test('a slip of the keyboard finds the word that was meant', () => {
  assert.equal(nearest('qoute', verbs), 'quote');
  assert.equal(nearest('bil', verbs), 'bill');
  assert.equal(nearest('EXPLAN', verbs), 'explain');
  assert.equal(nearest('varify', verbs), 'verify');
  assert.equal(nearest('hi', verbs), 'history');
});

test('a word unlike any other finds nothing', () => {
  assert.equal(nearest('xyzzy', verbs), undefined);
  assert.equal(nearest('', verbs), undefined);
  assert.equal(nearest('pay', verbs), undefined);
});
