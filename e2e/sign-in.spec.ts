import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { linkFromMail, newMember, newPerson, signIn, submitSignIn } from './account-steps.ts';
import { appCode, magicLinkFor, setUpTwoFactors } from './sign-in-steps.ts';

const axeSource = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const workspaceOf = (page: Page) => /ws_[0-9a-z]+/.exec(page.url())![0];

test('a link by mail signs in once, by a button and not by opening it', async ({ page }) => {
  const person = await newMember(page);
  const link = await magicLinkFor(page, person.email);
  for (let i = 0; i < 2; i++) expect((await page.request.get(link)).status()).toBe(200);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);
  await page.goto('/account');
  await expect(page.getByText(/^Link by mail/)).toBeVisible();

  await page.context().clearCookies();
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('asking for a link to sign in says the same for an address nobody has', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Send me a link by mail' }).click();
  await page.getByLabel('E-mail address').fill(newPerson().email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
});

test('links in mails come from the settings, whatever Host and X-Forwarded-Host say', async ({
  page,
  baseURL,
}) => {
  const person = await newMember(page);
  const origin = new URL(baseURL!).origin;
  for (const call of ['requestMagicLink', 'requestPasswordReset', 'resendVerification']) {
    const headers = {
      'x-maquette-csrf': '1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example;proto=https',
      origin,
    };
    const sent = await page.request.post(`/api/trpc/account.${call}`, {
      headers,
      data: { json: { email: person.email } },
    });
    expect(sent.status()).toBe(200);
  }
  // Host itself: a request that names another one is answered for ours, or not at all
  await page.request
    .post('/api/trpc/account.requestMagicLink', {
      headers: { 'x-maquette-csrf': '1', host: 'evil.example', origin },
      data: { json: { email: person.email } },
    })
    .catch(() => null);
  await page.goto(`/dev/mail?to=${encodeURIComponent(person.email)}`);
  for (const subject of [/link to sign in/i, /new password/i]) {
    await page.goto(`/dev/mail?to=${encodeURIComponent(person.email)}`);
    await page.getByRole('link', { name: subject }).first().click();
    const link = await page.locator('p a[href*="token="]').first().getAttribute('href');
    expect(new URL(link!).origin).toBe(origin);
    expect(await page.locator('main').innerText()).not.toContain('evil.example');
  }
  const redirected = await page.request.get('/api/auth/signin', {
    headers: { 'x-forwarded-host': 'evil.example' },
    maxRedirects: 0,
  });
  expect(redirected.headers()['location'] ?? '').not.toContain('evil.example');
});

test('two factors: set up with an app, asked for at the next sign-in, a code and a recovery code once', async ({
  page,
}) => {
  const person = await newMember(page);
  await signIn(page, person);
  const { secret, recoveryCodes } = await setUpTwoFactors(page);
  expect(recoveryCodes).toHaveLength(10);

  const toCode = async () => {
    await page.context().clearCookies({ name: /session-token/ });
    await page.goto('/sign-in');
    await submitSignIn(page, person);
    await expect(page.getByText('Six digits, from your authenticator app.')).toBeVisible();
  };
  await toCode();
  // the first step alone is no session
  expect(await (await page.request.get('/api/trpc/account.me')).text()).toContain('"json":null');
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is not right, or it was used before.')).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(appCode(secret, 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);

  await toCode();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCodes[0]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);

  // a link by mail asks for it too
  await page.context().clearCookies({ name: /session-token/ });
  await page.goto(await magicLinkFor(page, person.email));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCodes[0]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is not right, or it was used before.')).toBeVisible();
  await page.getByLabel('Recovery code').fill(recoveryCodes[1]!);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);
});

test('a second browser is told about by mail, is listed, and can be ended from the first', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await newMember(page);
  await signIn(page, person);
  const other = await browser.newContext({
    baseURL: baseURL!,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, person);
  await page.goto(`/dev/mail?to=${encodeURIComponent(person.email)}`);
  await expect(page.getByRole('link', { name: /new device signed in/i })).toHaveCount(1);

  await page.goto('/account');
  await page.getByRole('button', { name: 'End the session of Firefox on Linux' }).click();
  await expect(page.getByText('Firefox on Linux')).toBeHidden();
  await expect(async () => {
    await elsewhere.goto('/account');
    await expect(elsewhere).toHaveURL(/\/sign-in/, { timeout: 1_000 });
  }).toPass({ timeout: 5_000 });
  await other.close();
});

test('a new password ends the other sessions, their event streams too, and keeps this one', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await newMember(page);
  await signIn(page, person);
  const other = await browser.newContext({ baseURL: baseURL! });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, person);
  const workspaceId = workspaceOf(elsewhere);
  await elsewhere.evaluate((id) => {
    const drain = async () => {
      const reader = (await fetch(`/api/events?workspaceId=${id}`)).body!.getReader();
      for (;;) if ((await reader.read()).done) return true;
    };
    Object.assign(window, { drained: drain().catch(() => true) });
  }, workspaceId);
  await page.goto('/account');
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill(`${person.password} again`);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  const start = Date.now();
  await elsewhere.evaluate(() => (window as unknown as { drained: Promise<boolean> }).drained);
  expect(Date.now() - start).toBeLessThan(5_500);
  expect((await other.request.get(`/api/events?workspaceId=${workspaceId}`)).status()).toBe(401);
  await other.close();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('a workspace that asks for a second factor says so, opens with a code, and is set only by who has one', async ({
  page,
}) => {
  const person = await newMember(page);
  await signIn(page, person);
  const workspaceId = workspaceOf(page);
  const security = `/w/${workspaceId}/settings/security`;
  await page.goto(security);
  await page.getByRole('radio', { name: 'With a second factor' }).click();
  await expect(page.getByText('1 member does not fulfil this yet')).toBeVisible();
  await page.getByRole('button', { name: 'Put in force' }).click();
  await expect(page.getByText('You would lock yourself out')).toBeVisible();

  const { secret, recoveryCodes } = await setUpTwoFactors(page);
  await page.goto(security);
  await page.getByRole('radio', { name: 'With a second factor' }).click();
  await page.getByRole('button', { name: 'Put in force' }).click();
  await expect(page.getByText('The rule is in force')).toBeVisible();

  // turned off elsewhere and on again: the session has shown none
  await page.goto('/account');
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByLabel('Your password').fill(person.password);
  await page.getByLabel('Code', { exact: true }).fill(appCode(secret, 1));
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
  await expect(page.getByText('Two factors are off')).toBeVisible();
  await page.goto(`/w/${workspaceId}`);
  await page.waitForURL(/\/enter\//);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Set up two factors' })).toBeVisible();
  expect((await page.request.get(`/api/events?workspaceId=${workspaceId}`)).status()).toBe(403);
  expect(recoveryCodes).toHaveLength(10);
  await setUpTwoFactors(page);
  await page.goto(`/w/${workspaceId}`);
  await page.waitForURL(`**/w/${workspaceId}`);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the account page and the ways to sign in have no accessibility violation and fit on 360 pixels (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    const person = await newMember(page);
    await page.goto('/magic-link?token=x');
    await check(page, 'magic link');
    await page.goto('/sign-in?error=OAuthSignin');
    await check(page, 'sign-in');
    await signIn(page, person);
    const workspaceId = workspaceOf(page);
    await page.goto('/account');
    await check(page, 'account');
    await page.getByRole('button', { name: 'Set up two factors' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check(page, 'setting up two factors');
    await page.goto(`/w/${workspaceId}/settings/security`);
    await check(page, 'security');
  });

async function check(page: Page, what: string): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  // through the debugger, which the page's policy does not bind
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`,
    );
  });
  expect(found, what).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(360);
}

test('200 wrong passwords from one place do not keep the right person out elsewhere', async ({
  browser,
  baseURL,
}) => {
  const somewhere = (ip: string) =>
    browser.newContext({ baseURL: baseURL!, extraHTTPHeaders: { 'x-forwarded-for': ip } });
  const home = await somewhere('203.0.113.201');
  const page = await home.newPage();
  const person = await newMember(page);
  const attack = await somewhere('203.0.113.202');
  const { csrfToken } = await (await attack.request.get('/api/auth/csrf')).json();
  const guess = async (i: number) => {
    const answer = await attack.request.post('/api/auth/callback/credentials', {
      headers: { origin: new URL(baseURL!).origin },
      form: { csrfToken, email: person.email, password: `guess ${i}`, json: 'true' },
    });
    return answer.text();
  };
  const answers: string[] = [];
  for (let i = 0; i < 20; i++) answers.push(await guess(i));
  answers.push(...(await Promise.all(Array.from({ length: 180 }, (_, i) => guess(20 + i)))));
  expect(answers.filter((text) => text.includes('limit.requests')).length).toBe(190);
  await attack.close();
  await signIn(page, person);
  await expect(page).toHaveURL(/\/w\/ws_/);
  await home.close();
});

test('every mail of the account names this studio only', async ({ page, baseURL }) => {
  const person = await newMember(page);
  const link = await linkFromMail(page, person.email, /confirm/i);
  expect(link).toMatch(/^\/verify-email\?token=/);
  const hrefs = await page
    .locator('p a')
    .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href));
  for (const href of hrefs) expect(new URL(href).origin).toBe(new URL(baseURL!).origin);
});
