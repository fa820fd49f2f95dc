import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import {
  linkFromMail,
  newMember,
  newPerson,
  readFirstRun,
  signIn,
  signUp,
  submitSignIn,
} from './account-steps.ts';

const axeSource = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

test('a new person signs up, confirms the address by mail, and lands in a workspace of their own', async ({
  page,
}) => {
  const person = newPerson();
  await signUp(page, person);
  await expect(page.getByText(person.email)).toBeVisible();
  const link = await linkFromMail(page, person.email, /confirm|verify/i);

  // a mail scanner opens every link, and perhaps twice: nothing happens by opening
  expect((await page.request.get(link)).status()).toBe(200);
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);

  // the link is used up
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('signing up with an address that is known looks the same as with a new one', async ({ page }) => {
  const known = { ...newPerson(), email: readFirstRun().email };
  await signUp(page, known);
  await expect(page.getByText(known.email)).toBeVisible();
});

test('an address that is not confirmed yet cannot sign in, and gets its link again', async ({ page }) => {
  const person = newPerson();
  await signUp(page, person);
  await page.goto('/sign-in');
  await submitSignIn(page, person);
  await expect(page.getByText('This address is not confirmed yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Send the link again' }).click();
  await expect(page.getByText('Sent. Please look into your mail.')).toBeVisible();
  await page.goto(await linkFromMail(page, person.email, /confirm|verify/i));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
});

test('a wrong password and an unknown address get one answer', async ({ page }) => {
  const { email } = readFirstRun();
  for (const tried of [{ ...newPerson(), email }, newPerson()]) {
    await page.goto('/sign-in');
    await submitSignIn(page, tried);
    await expect(
      page.getByRole('alert').getByText('The e-mail address or the password is wrong.'),
    ).toBeVisible();
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  }
});

test('guessing passwords is stopped, with the time to wait', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.77' },
  });
  const page = await context.newPage();
  const target = newPerson();
  await page.goto('/sign-in');
  await expect(async () => {
    await submitSignIn(page, target);
    await expect(page.getByText('Too many tries')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000, intervals: [0] });
  await expect(page.getByText(/Please wait \d+ (seconds?|minutes?)\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  await context.close();
});

test('a forgotten password is replaced by mail, once, and every session ends', async ({
  page,
  browser,
  baseURL,
}) => {
  const person = await newMember(page);
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, person);

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot it?' }).click();
  await page.waitForURL('**/forgot-password');
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
  const link = await linkFromMail(page, person.email, /password/i);
  await page.goto(link);
  const chosen = { ...person, password: `${person.password} again` };
  await page.getByLabel('New password').fill(chosen.password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();

  await expect(async () => {
    await elsewhere.goto('/');
    await expect(elsewhere).toHaveURL(/\/sign-in/, { timeout: 1_000 });
  }).toPass({ timeout: 5_000 });
  await other.close();

  await page.goto('/sign-in');
  await submitSignIn(page, person);
  await expect(page.getByText('The e-mail address or the password is wrong.')).toBeVisible();
  await signIn(page, chosen);

  await page.goto(link);
  await page.getByLabel('New password').fill(`${chosen.password} and again`);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('asking for a new password says the same for an address nobody has', async ({ page }) => {
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail address').fill(newPerson().email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
});

test('signing in comes back to the page that was asked for, and never leaves the studio', async ({
  page,
  browser,
  baseURL,
}) => {
  const owner = readFirstRun();
  await page.goto(`/w/${owner.workspaceId}/wallet`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await submitSignIn(page, owner);
  await page.waitForURL(new RegExp(`/w/${owner.workspaceId}/wallet$`));

  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await elsewhere.goto('/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F');
  await submitSignIn(elsewhere, owner);
  await elsewhere.waitForURL(/\/w\/ws_/);
  await elsewhere.context().close();
});

test('a form says at each field what is missing, and goes to the first', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Please write your name.')).toBeVisible();
  await expect(page.getByText('Please write your e-mail address.')).toBeVisible();
  await expect(page.getByText('8 characters at least.')).toBeVisible();
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail address').fill('ada@studio.example');
  await page.getByLabel('Password', { exact: true }).fill('password1');
  await expect(page.getByText('Easy to guess.')).toBeVisible();
});

test('the keyboard is enough to sign in, and the password can be shown', async ({ page }) => {
  const owner = readFirstRun();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').focus();
  await page.keyboard.type(owner.email);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Forgot it?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type(owner.password);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/w\/ws_/);
});

test('what was written before the page has its scripts is kept', async ({ page }) => {
  const owner = readFirstRun();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\.js(\?|$)/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await page.getByLabel('E-mail address').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  arrive();
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);
});

const accountPages = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/verify-email',
  '/verify-email?token=x',
  '/reset-password',
  '/reset-password?token=x',
  '/dev/mail',
];

for (const colorScheme of ['light', 'dark'] as const)
  test(`the account pages have no accessibility violation and fit on 360 pixels (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of accountPages) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await violations(page), address).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        360,
      );
    }
  });

async function violations(page: Page): Promise<string[]> {
  // through the debugger, which the page's policy does not bind
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
}
