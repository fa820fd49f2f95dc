import { describe, expect, it } from 'vitest';
import { makeApiKey, readApiKey } from './api-key-text.ts';

describe('the text of an API key', () => {
  it('names its row and its secret', () => {
    const { text, id, prefix, secretHash } = makeApiKey();
    expect(text).toMatch(/^mq_[0-9a-z]{26}_[0-9a-z]{58}$/);
    expect(readApiKey(text)).toEqual({ id, secretHash });
    expect(text.startsWith(prefix)).toBe(true);
    expect(prefix).toHaveLength(11);
  });

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 100 }, () => makeApiKey().text)).size).toBe(100);
  });

  it('with any one character changed is none', () => {
    const { text } = makeApiKey();
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === '7' ? '8' : '7';
      expect(readApiKey(text.slice(0, i) + other + text.slice(i + 1))).toBeNull();
    }
  });

  it.each(['', 'mq_', 'Bearer mq_x', 'mq_a_b', `mq_${'0'.repeat(26)}_${'0'.repeat(58)}`])(
    '%j is none',
    (text) => {
      expect(readApiKey(text)).toBeNull();
    },
  );
});
