import { describe, expect, it } from 'vitest';
import { checkLinkForm, checkOrigin, checkOwnJson, checkOwnPage } from './own-origin.ts';

const live = { publicUrl: 'https://studio.example', isDevelopment: false };
const local = { publicUrl: 'http://localhost:3000', isDevelopment: true };

const may = (headers: Record<string, string>, site = live) => checkOrigin(new Headers(headers), site).ok;

describe('where a request with a cookie may come from', () => {
  it('our own pages', () => {
    expect(may({ origin: 'https://studio.example' })).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a request that does not say', {}],
    ['the same name without encryption', { origin: 'http://studio.example' }],
    ['a neighbour of ours', { origin: 'https://studio.example.evil.example' }],
    ['this machine, outside of development', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
  ])('not %s', (_, headers) => {
    expect(may(headers)).toBe(false);
  });

  it('in development also this machine under its other name, on the same port', () => {
    expect(may({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, local)).toBe(true);
    expect(may({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }, local)).toBe(false);
    expect(may({ origin: 'http://evil.example:3000', host: 'evil.example:3000' }, local)).toBe(false);
  });

  it('with the header of our pages, which a form cannot send', () => {
    expect(checkOwnPage(new Headers({ origin: 'https://studio.example' }), live).ok).toBe(false);
    expect(
      checkOwnPage(new Headers({ origin: 'https://studio.example', 'x-maquette-csrf': '1' }), live).ok,
    ).toBe(true);
  });

  it('and for calls only as JSON', () => {
    const sent = (type: string) =>
      checkOwnJson(
        new Headers({ origin: 'https://studio.example', 'x-maquette-csrf': '1', 'content-type': type }),
        live,
      );
    expect(sent('application/json; charset=utf-8').ok).toBe(true);
    expect(sent('multipart/form-data; boundary=x').ok).toBe(false);
    expect(sent('application/octet-stream').ok).toBe(false);
  });
});

describe('a form on a page of a share link', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const takes = (headers: Record<string, string>) =>
    checkLinkForm(new Headers({ ...form, ...headers }), live).ok;

  it('says nothing of where it comes from, or that it is one of ours', () => {
    expect(takes({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(takes({ origin: 'null' })).toBe(true);
    expect(takes({ origin: 'https://studio.example' })).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another site that hides its name', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { origin: 'null', 'sec-fetch-site': 'same-site' }],
    ['another site in an old browser', { origin: 'https://evil.example' }],
    ['a body of another kind', { 'content-type': 'text/plain' }],
  ])('is not taken from %s', (_, headers) => expect(takes(headers)).toBe(false));
});
