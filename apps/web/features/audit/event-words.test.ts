import { expect, it } from 'vitest';
import { actionWords, changesOf, fieldName, valueText } from './event-words.ts';

it('says what happened, also of an event that this edition does not know', () => {
  expect(actionWords('asset.renamed')).toBe('renamed');
  expect(actionWords('asset.sung-to')).toBe('asset.sung-to');
});

it.each([
  ['overlapHours', 'Overlap hours'],
  ['name', 'Name'],
])('a field %s is called %s', (field, name) => expect(fieldName(field)).toBe(name));

it.each([
  [null, 'none'],
  [undefined, ''],
  [true, 'yes'],
  [1_500, '1,500'],
  ['', 'empty'],
  [[], 'none'],
  [['read', 'jobs'], 'read, jobs'],
])('%j reads %s', (value, text) => expect(valueText(value)).toBe(text));

it('puts side by side what was and what became', () => {
  expect(changesOf({ before: { name: 'Chairs' }, after: { name: 'Tables', dueOn: null } })).toEqual([
    { field: 'name', name: 'Name', before: 'Chairs', after: 'Tables' },
    { field: 'dueOn', name: 'Due on', before: '', after: 'none' },
  ]);
});
