import { createHmac } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { linkFromMail } from './account-steps.ts';

/** Where the provider of the tests is, see tools/test/oidc-provider.mjs. */
export const oidcIssuer = process.env['MAQUETTE_E2E_OIDC_ISSUER'] ?? 'http://127.0.0.1:0';

/** RFC 6238, by hand: what an authenticator app shows `steps` half minutes from now. */
export function appCode(secret: string, steps = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(/\s/g, '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE(hash[19]! & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Sets up two factors on the account page; returns the secret and the recovery codes. */
export async function setUpTwoFactors(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Set up two factors' }).click();
  const secret = await page.getByRole('dialog').locator('code').innerText();
  await expect(page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(appCode(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByRole('heading', { name: 'Your recovery codes' })).toBeVisible();
  const recoveryCodes = await page
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allInnerTexts();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('Since', { exact: false }).first()).toBeVisible();
  return { secret, recoveryCodes };
}

/** Asks for a link to sign in; returns its path from the local outbox. */
export async function magicLinkFor(page: Page, email: string): Promise<string> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Send me a link by mail' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
  return linkFromMail(page, email, /link to sign in/i);
}

/** Says at the provider who it is; what is left is to agree that Maquette may know. */
async function tellProvider(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.waitForURL(`${oidcIssuer}/**`);
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page
    .getByText(/authorize/i)
    .first()
    .waitFor();
}

/** Goes to the provider from the sign-in page and agrees there. */
export async function continueWithAcme(page: Page, login: string): Promise<void> {
  await tellProvider(page, login);
  await page.locator('button[type=submit]').click();
}

/** The address with which the provider would send the browser back; it is not opened. */
export async function heldBackAnswer(page: Page, login: string): Promise<string> {
  await tellProvider(page, login);
  const form = page.locator('form');
  let address = new URL((await form.getAttribute('action'))!, page.url()).href;
  const prompt = await form.locator('input[name=prompt]').getAttribute('value');
  let hop = await page.request.post(address, { form: { prompt: prompt ?? '' }, maxRedirects: 0 });
  for (let hops = 0; hops < 5; hops++) {
    address = new URL(hop.headers()['location'] ?? '', address).href;
    if (address.includes('/api/auth/callback/')) return address;
    hop = await page.request.get(address, { maxRedirects: 0 });
  }
  throw new Error(`The provider did not send back: ${address}`);
}
