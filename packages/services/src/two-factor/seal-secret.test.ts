import { expect, it } from 'vitest';
import { openSecret, sealSecret } from './seal-secret.ts';

const ours = { secret: 'a secret of at least 32 characters', userId: 'usr_1' };

it('a sealed secret opens for its person, and says nothing of itself', () => {
  const sealed = sealSecret('JBSWY3DPEHPK3PXP', ours);
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  expect(sealSecret('JBSWY3DPEHPK3PXP', ours)).not.toBe(sealed);
  expect(openSecret(sealed, ours)).toBe('JBSWY3DPEHPK3PXP');
});

it('it opens neither in another row, nor with another secret, nor changed', () => {
  const sealed = sealSecret('JBSWY3DPEHPK3PXP', ours);
  expect(() => openSecret(sealed, { ...ours, userId: 'usr_2' })).toThrow();
  expect(() => openSecret(sealed, { ...ours, secret: 'another secret of 32 characters!!' })).toThrow();
  const flipped = Buffer.from(sealed, 'base64url');
  flipped[flipped.length - 1]! ^= 1;
  expect(() => openSecret(flipped.toString('base64url'), ours)).toThrow();
});
