import { expect, it } from 'vitest';
import { passwordAdvice } from './password-advice.ts';

const own = ['Ada Lovelace', 'ada.lovelace@studio.example'];

it('says how many characters are missing', () => {
  expect(passwordAdvice('seven77', own)).toMatchObject({ strength: 0, hint: '1 more character at least.' });
});

it('refuses what is longer than 128 characters', () => {
  expect(passwordAdvice('x y'.repeat(50), own).label).toBe('Too long');
});

it.each(['password1!', 'Lovelace-1843', 'studio2026!', 'aaaaaaaaaaaa', '12345678910'])(
  'calls %j easy to guess',
  (password) => {
    expect(passwordAdvice(password, own).strength).toBe(1);
  },
);

it('calls a few unusual words strong', () => {
  expect(passwordAdvice('velvet-otter-minds-tuba', own)).toEqual({ strength: 4, label: 'Strong', hint: '' });
});
