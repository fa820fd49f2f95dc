import { describe, expect, it } from 'vitest';
import { embedCode, parseSite } from './embed-site.ts';

const parse = (text: string, allowLoopback = false) => {
  const parsed = parseSite(text, { allowLoopback });
  return parsed.ok ? parsed.value : parsed.refusal.field;
};

describe('a site that may embed', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com'],
    [' HTTPS://Shop.Example.com/ ', 'https://shop.example.com'],
    ['https://example.com:8443', 'https://example.com:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is its origin', (text, origin) => expect(parse(text)).toBe(origin));

  it.each([
    'http://example.com',
    'example.com',
    '*',
    'https://*.example.com',
    "https://example.com; script-src 'unsafe-inline'",
    'https://example.com,https://other.example',
    'https://example.com/page',
    'https://example.com?x',
    'https://me:secret@example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    'null',
    '',
    `https://${'a'.repeat(300)}.example`,
    'http://localhost:4000',
  ])('%s is refused', (text) => expect(parse(text)).toBe('embedSites'));

  it('may be this machine in development, without https', () => {
    expect(parse('http://localhost:4000', true)).toBe('http://localhost:4000');
    expect(parse('http://127.0.0.1:4000', true)).toBe('http://127.0.0.1:4000');
    // a content security policy has no way of writing an IPv6 address
    expect(parse('http://[::1]:4000', true)).toBe('embedSites');
    expect(parse('http://example.com', true)).toBe('embedSites');
  });
});

it('the code to paste cannot be broken out of by a name', () => {
  const code = embedCode('https://studio.test/embed/abc', '"><script>alert(1)</script>');
  expect(code).not.toContain('<script>');
  expect(code.match(/"/g)).toHaveLength(16);
});
