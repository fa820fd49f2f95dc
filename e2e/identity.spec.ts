import { randomBytes } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { linkFromMail, newMember, readFirstRun, signIn } from './account-steps.ts';
import { continueWithAcme, heldBackAnswer, oidcIssuer } from './sign-in-steps.ts';

const newAddress = (kind = 'ada') => `${kind}-${randomBytes(5).toString('hex')}@acme.example`;
const isSignedOut = async (page: Page) =>
  (await (await page.request.get('/api/trpc/account.me')).json()).result.data.json === null;

test('someone new signs in with a provider, lands in a workspace of their own, and is the same person next time', async ({
  page,
  browser,
  baseURL,
}) => {
  const address = newAddress();
  await continueWithAcme(page, address);
  await page.waitForURL(/\/w\/ws_/);
  const workspace = page.url();
  await page.goto('/account');
  await expect(page.getByText('Your only way in: set a password first')).toBeVisible();
  await expect(page.getByText(/^Acme · /)).toBeVisible();

  const elsewhere = await (await browser.newContext({ baseURL: baseURL! })).newPage();
  await continueWithAcme(elsewhere, address);
  await elsewhere.waitForURL(workspace);
  await elsewhere.context().close();
});

test('an address that has an account is not opened by a provider, but linked by its person', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await newMember(page);
  await continueWithAcme(page, person.email);
  await page.waitForURL(/\/sign-in\?/);
  await expect(page.getByText('There is an account with this address already.')).toBeVisible();
  expect(await isSignedOut(page)).toBe(true);

  await signIn(page, person);
  await page.goto('/account');
  // the provider still knows who it is, and asks nothing
  await page.getByRole('button', { name: 'Link Acme' }).click();
  await expect(page.getByText('The provider is linked.')).toBeVisible();

  const elsewhere = await (await browser.newContext({ baseURL: baseURL! })).newPage();
  await continueWithAcme(elsewhere, person.email);
  await elsewhere.waitForURL(/\/w\/ws_/);
  await elsewhere.context().close();

  await page.getByRole('button', { name: 'Unlink Acme' }).click();
  await expect(page.getByText('The provider is unlinked')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Link Acme' })).toBeVisible();
});

test('an address that the provider does not vouch for is confirmed by mail first', async ({ page }) => {
  const address = newAddress('unverified');
  await continueWithAcme(page, address);
  await page.waitForURL(/\/sign-in\?/);
  await expect(page.getByText('This address is not confirmed yet.')).toBeVisible();
  expect(await isSignedOut(page)).toBe(true);
  await page.goto(await linkFromMail(page, address, /confirm/i));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  // the provider still knows who it is, and asks nothing
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.waitForURL(/\/w\/ws_/);
});

test('who cancels at the provider comes back to a clear sentence', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await page.waitForURL(`${oidcIssuer}/**`);
  await page.getByText('Cancel').click();
  await expect(page.getByText('The identity provider did not let you in, or you cancelled.')).toBeVisible();
});

test('a provider that is down is said to be so', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Sleepy' }).click();
  await expect(page.getByText('The identity provider cannot be reached at the moment.')).toBeVisible();
});

const doesNotFit = 'The answer of the identity provider did not fit to your request.';

test('an answer with the nonce of another request signs nobody in', async ({ page }) => {
  await page.route(`${oidcIssuer}/auth?*`, (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('nonce', 'of-somebody-else');
    return route.continue({ url: url.href });
  });
  await continueWithAcme(page, newAddress());
  await expect(page.getByText(doesNotFit)).toBeVisible();
  expect(await isSignedOut(page)).toBe(true);
});

test("an answer with another state, or in another browser, signs nobody in: nobody is put into a stranger's account", async ({
  page,
  browser,
  baseURL,
}) => {
  const answer = await heldBackAnswer(page, newAddress());
  const victim = await (await browser.newContext({ baseURL: baseURL! })).newPage();
  await victim.goto(answer);
  await expect(victim.getByText(doesNotFit)).toBeVisible();
  expect(await isSignedOut(victim)).toBe(true);
  await victim.context().close();

  const forged = new URL(answer);
  forged.searchParams.set('state', 'forged');
  await page.goto(forged.href);
  await expect(page.getByText(doesNotFit)).toBeVisible();
  expect(await isSignedOut(page)).toBe(true);
});

test("a form of another site reaches none of next-auth's ways to sign in or out", async ({
  page,
  baseURL,
}) => {
  const owner = readFirstRun();
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json();
  const ways = [
    '/api/auth/callback/credentials',
    '/api/auth/callback/magic-link',
    '/api/auth/callback/two-factor',
    '/api/auth/callback/acme',
    '/api/auth/signin/acme',
    '/api/auth/signout',
    '/api/auth/session',
    '/api/auth/_log',
  ];
  const form = { csrfToken, email: owner.email, password: owner.password, json: 'true' };
  const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, {}];
  for (const way of ways)
    for (const headers of foreign) {
      const sent = await page.request.post(way, { headers, form, maxRedirects: 0 });
      expect(sent.status(), `${way} ${JSON.stringify(headers)}`).toBe(403);
    }
  // by opening an address, nothing is signed in either
  for (const way of ways.slice(0, 3)) {
    const query = new URLSearchParams({ ...form, token: 'x', code: '000000' });
    await page.request.get(`${way}?${query}`, { maxRedirects: 0 });
  }
  // our own origin without the anti-forgery token
  await page.request.post('/api/auth/callback/credentials', {
    headers: { origin: new URL(baseURL!).origin },
    form: { ...form, csrfToken: 'guessed' },
    maxRedirects: 0,
  });
  expect(await isSignedOut(page)).toBe(true);
});
