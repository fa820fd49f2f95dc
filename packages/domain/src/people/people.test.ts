import { describe, expect, it } from 'vitest';
import { roles } from '../access/index.ts';
import {
  checkAddress,
  checkGuest,
  checkOwnerStays,
  checkSeat,
  countSeats,
  heirOf,
  invitationState,
  mayManage,
} from './index.ts';

const person = (userId: string, role: (typeof roles)[number], isSuspended = false) => ({
  userId,
  role,
  suspendedAt: isSuspended ? new Date(0) : null,
  joinedAt: new Date(Number(userId)),
});

it('an owner manages everyone, an admin who is below them, nobody else anyone', () => {
  const managed = roles.map((actor) => roles.filter((role) => mayManage(actor, role)));
  expect(managed).toEqual([[...roles], ['editor', 'viewer', 'guest'], [], [], []]);
});

describe('seats', () => {
  const people = [
    person('1', 'owner'),
    person('2', 'viewer'),
    person('3', 'guest'),
    person('4', 'editor', true),
  ];

  it('are taken by members who may enter; guests and suspended members take none', () => {
    expect(countSeats(people)).toBe(2);
  });

  it('are full at the number of the plan, and above it when the plan shrank', () => {
    expect(checkSeat(people, { seats: 3, name: 'Pro' }).ok).toBe(true);
    for (const seats of [2, 1])
      expect(checkSeat(people, { seats, name: 'Free' })).toMatchObject({
        refusal: { code: 'limit.seats', detail: { seats, used: 2 } },
      });
  });
});

describe('the last owner', () => {
  it('stays, and a suspended one is no other one', () => {
    const people = [person('1', 'owner'), person('2', 'owner', true), person('3', 'admin')];
    expect(checkOwnerStays(people, { userId: '1' })).toMatchObject({ refusal: { code: 'conflict.state' } });
    expect(checkOwnerStays(people, { userId: '2' }).ok).toBe(true);
    expect(heirOf(people, { userId: '3' })).toBe('1');
    expect(heirOf(people, { userId: '1' })).toBeNull();
  });

  it('who was here first inherits', () => {
    const people = [person('2', 'owner'), person('1', 'owner'), person('0', 'admin')];
    expect(heirOf(people, { userId: '0' })).toBe('1');
  });
});

describe('an invitation', () => {
  const facts = { uses: 0, usesMax: 1, expiresAt: new Date(10), revokedAt: null };

  it('is open until it is used up, revoked or over', () => {
    expect(invitationState(facts, new Date(9))).toBe('open');
    expect(invitationState(facts, new Date(10))).toBe('expired');
    expect(invitationState({ ...facts, revokedAt: new Date(1) }, new Date(2))).toBe('revoked');
    expect(invitationState({ ...facts, uses: 1 }, new Date(11))).toBe('accepted');
  });

  it('by mail is for that address alone', () => {
    const invited = { email: 'ada@studio.example', emailDomain: null };
    expect(checkAddress(invited, 'ada@studio.example').ok).toBe(true);
    expect(checkAddress(invited, 'eve@studio.example')).toMatchObject({ refusal: { code: 'access.denied' } });
  });

  it('by link can be kept to a domain, which is not a part of another one', () => {
    const invited = { email: null, emailDomain: 'studio.example' };
    expect(checkAddress(invited, 'ada@studio.example').ok).toBe(true);
    for (const other of ['ada@evilstudio.example', 'ada@sub.studio.example', 'ada@studio.example.evil'])
      expect(checkAddress(invited, other).ok).toBe(false);
    expect(checkAddress({ email: null, emailDomain: null }, 'any@where.example').ok).toBe(true);
  });

  it('of a guest names a project', () => {
    expect(checkGuest({ role: 'guest' })).toMatchObject({ refusal: { field: 'projects' } });
    expect(checkGuest({ role: 'viewer' }).ok).toBe(true);
  });
});
