import { expect, it } from 'vitest';
import { partingWords, seatWords } from './people-words.ts';

const none = {
  queuedJobs: 0,
  heldCredits: 0,
  runningJobs: 0,
  personalKeys: 0,
  workspaceKeys: 0,
  ownedProjects: 0,
  shareLinks: 0,
  pendingApprovals: 0,
  openInvitations: 0,
};

it('says what goes with a person in figures, and nothing of what there is not', () => {
  expect(partingWords(none, 'become yours')).toEqual([]);
  expect(
    partingWords(
      { ...none, queuedJobs: 2, heldCredits: 16, runningJobs: 1, ownedProjects: 1, shareLinks: 3 },
      'become yours',
    ),
  ).toEqual([
    '2 waiting jobs cancelled, 16 credits given back.',
    '1 running job finishes.',
    '1 project and 3 share links become yours.',
  ]);
});

it('counts seats in words', () => {
  const seats = { used: 1, seats: 2, planName: 'Free', invitedCount: 0 };
  expect(seatWords(seats)).toBe('1 of 2 seats of the plan Free is taken.');
});
