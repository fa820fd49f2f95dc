import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const policy = (more = {}) =>
  contentSecurityPolicy({ nonce: 'n0nce', isHttps: false, isReloading: false, ...more });

it('lets nothing from anyone else onto a page', () => {
  expect(policy()).not.toMatch(/https?:|\*/);
  expect(policy()).toContain("default-src 'none'");
});

it('lets nobody show a page in a frame, but the sites that were named', () => {
  expect(policy()).toContain("frame-ancestors 'none'");
  expect(policy({ frameAncestors: [] })).toContain("frame-ancestors 'none'");
  const frameAncestors = ['https://a.example', 'https://b.example:8443'];
  expect(policy({ frameAncestors })).toContain('frame-ancestors https://a.example https://b.example:8443;');
});

it('runs scripts with the nonce of this answer only, and never eval', () => {
  expect(policy()).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic' 'wasm-unsafe-eval'");
  expect(policy()).not.toContain("'unsafe-eval'");
});

it('asks for encryption everywhere once the studio has it', () => {
  expect(policy({ isHttps: true })).toContain('upgrade-insecure-requests');
});
