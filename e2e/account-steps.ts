import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

/** What `npm start` wrote down about the first run. */
export interface FirstRun {
  url: string;
  email: string;
  password: string;
  workspaceId: string;
  projectId: string;
  apiKey: string;
}

/** The account of the first run, from the data folder of the product under test. */
export const readFirstRun = (): FirstRun =>
  JSON.parse(
    readFileSync(path.join(process.env['MAQUETTE_E2E_DATA_DIR'] ?? 'data', 'first-run.json'), 'utf8'),
  );

/** A person nobody has heard of. */
export function newPerson() {
  const tag = randomBytes(5).toString('hex');
  return { name: 'Ada Test', email: `ada-${tag}@studio.example`, password: `velvet otter ${tag} tuba` };
}
export type Person = ReturnType<typeof newPerson>;

/** Writes a password into the form and sends it; where it leads is the test's to say. */
export async function submitSignIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in and waits for a page of a workspace. */
export async function signIn(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await submitSignIn(page, person);
  await page.waitForURL(/\/w\/ws_/);
}

/** Fills in the form for a new account and sends it. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
}

/** The link of the newest message to an address whose subject fits, as it stands in the local outbox. */
export async function linkFromMail(page: Page, to: string, subject: RegExp): Promise<string> {
  await page.goto(`/dev/mail?to=${encodeURIComponent(to)}`);
  await page.getByRole('link', { name: subject }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  const link = await page.locator('p a[href*="token="]').first().getAttribute('href');
  // the mail names the public address of the studio; the test may reach it under another
  const url = new URL(link ?? '');
  return url.pathname + url.search;
}

/** A new account with a confirmed address. */
export async function newMember(page: Page): Promise<Person> {
  const person = newPerson();
  await signUp(page, person);
  await page.goto(await linkFromMail(page, person.email, /confirm|verify/i));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  return person;
}
