import { expect, it } from 'vitest';
import { callerIp, peerHeader } from './caller-ip.ts';

const seen = (peer: string, forwarded?: string) =>
  callerIp(new Headers({ [peerHeader]: peer, ...(forwarded ? { 'x-forwarded-for': forwarded } : {}) }));

it('takes the address of the socket when the caller reaches us directly, whatever it claims', () => {
  expect(seen('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
});

it('believes a proxy on our own machine or network, and of its list the last address from outside', () => {
  expect(seen('127.0.0.1', '6.6.6.6, 198.51.100.1')).toBe('198.51.100.1');
  expect(seen('::ffff:10.0.0.2', '198.51.100.1, 10.0.0.7')).toBe('198.51.100.1');
  expect(seen('fd00::1', '2001:db8::5')).toBe('2001:db8::5');
});

it('is the socket when the proxy says nothing that is an address', () => {
  expect(seen('127.0.0.1')).toBe('127.0.0.1');
  expect(seen('127.0.0.1', 'unknown, <script>')).toBe('127.0.0.1');
});

it('is unknown without a socket', () => {
  expect(callerIp(new Headers({ 'x-forwarded-for': '198.51.100.1' }))).toBeNull();
});
