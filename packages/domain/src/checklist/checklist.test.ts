import { expect, it } from 'vitest';
import { checklistItems, factWords, isAgreed, type ChecklistFacts } from './index.ts';

const facts: ChecklistFacts = {
  quotedCredits: 16,
  chargedCredits: 8,
  priceBookVersion: '1',
  resultCount: 2,
  caps: ['the project’s cap of 100 credits a day'],
  isCapped: true,
  lane: 'off-peak',
  waitedSeconds: 90,
  ranSeconds: 12,
  attempts: 1,
  versionNumber: 2,
  versions: 3,
  keptVersions: 1,
  startApprovedBy: 'Ada',
};
const words = (more: Partial<ChecklistFacts> = {}) =>
  checklistItems.map((item) => factWords(item, { ...facts, ...more }));

it('says what is known about every point', () => {
  expect(words()).toEqual([
    '16 credits quoted before the start.',
    '8 credits charged for 2 results together, 8 credits came back.',
    'Counted under the project’s cap of 100 credits a day.',
    'Off-peak lane, waited 2 min, ran 12 s.',
    '1 attempt. Version 2 of 3, 1 kept.',
    'Ada approved the start.',
  ]);
});

it('says so where no job made a version, and hides caps from those who may not see them', () => {
  const none = {
    quotedCredits: null,
    chargedCredits: null,
    isCapped: null,
    lane: null,
    attempts: null,
    startApprovedBy: null,
  };
  expect(words(none)).toEqual([
    'No job made this version.',
    'No job made this version.',
    'No job made this version.',
    'No job made this version.',
    'Version 2 of 3, 1 kept.',
    'Its start needed no approval.',
  ]);
  expect(words({ caps: null })[2]).toBe('It was within the caps that apply.');
  expect(words({ isCapped: false })[2]).toBe('No cap applied.');
});

it('is agreed when every point is ticked', () => {
  expect(isAgreed(checklistItems)).toBe(true);
  expect(isAgreed(checklistItems.slice(1))).toBe(false);
});
