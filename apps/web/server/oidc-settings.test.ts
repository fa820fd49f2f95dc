import { expect, it } from 'vitest';
import { readOidcSettings } from './oidc-settings.ts';

const okta = {
  OIDC_OKTA_ISSUER: 'https://studio.okta.com',
  OIDC_OKTA_CLIENT_ID: 'client',
  OIDC_OKTA_CLIENT_SECRET: 'secret',
};

it('there is no provider unless one is named', () => {
  expect(readOidcSettings({ ...okta })).toEqual({ providers: [], problems: [] });
});

it('several are read, each from its own variables; Google needs no issuer', () => {
  const read = readOidcSettings({
    ...okta,
    OIDC_PROVIDERS: 'okta, google,my-idp',
    OIDC_GOOGLE_CLIENT_ID: 'g',
    OIDC_GOOGLE_CLIENT_SECRET: 'gs',
    OIDC_MY_IDP_ISSUER: 'http://127.0.0.1:9000',
    OIDC_MY_IDP_NAME: 'The house',
    OIDC_MY_IDP_CLIENT_ID: 'm',
    OIDC_MY_IDP_CLIENT_SECRET: 'ms',
  });
  expect(read.problems).toEqual([]);
  expect(read.providers.map(({ id, name, issuer }) => [id, name, issuer])).toEqual([
    ['okta', 'Okta', 'https://studio.okta.com'],
    ['google', 'Google', 'https://accounts.google.com'],
    ['my-idp', 'The house', 'http://127.0.0.1:9000'],
  ]);
});

it('says everything that is wrong at once', () => {
  const { problems } = readOidcSettings({
    OIDC_PROVIDERS: 'okta,okta,Credentials,acme',
    OIDC_OKTA_ISSUER: 'http://studio.okta.com',
    OIDC_OKTA_CLIENT_ID: 'client',
    OIDC_OKTA_CLIENT_SECRET: 'secret',
  });
  const said = problems.join('\n');
  for (const part of [
    'OIDC_OKTA_ISSUER must be an https address',
    'OIDC_CREDENTIALS_ISSUER is missing',
    'OIDC_ACME_ISSUER is missing',
    'OIDC_ACME_CLIENT_ID is missing',
    'OIDC_ACME_CLIENT_SECRET is missing',
    '"Credentials" is no name',
    '"okta" is there twice',
  ])
    expect(said).toContain(part);
});

it('two providers cannot be one issuer: an identity would be of either', () => {
  const { problems } = readOidcSettings({
    ...okta,
    OIDC_PROVIDERS: 'okta,other',
    OIDC_OTHER_ISSUER: okta.OIDC_OKTA_ISSUER,
    OIDC_OTHER_CLIENT_ID: 'x',
    OIDC_OTHER_CLIENT_SECRET: 'y',
  });
  expect(problems).toEqual(['Two providers have the issuer https://studio.okta.com.']);
});
