import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startStudio } from '../tools/test/start-studio.mjs';
import { submitSignIn, type FirstRun } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

// Time passes here by months, so these tests have a studio of their own.
let studio: Awaited<ReturnType<typeof startStudio>>;
let run: FirstRun;
let rest: Rest;
const hourMs = 3_600_000;
const monthMs = 31 * 24 * hourMs;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  studio = await startStudio({ env: { MAQUETTE_TEST_HOOKS: '1' } });
  run = JSON.parse(readFileSync(path.join(studio.dataFolder, 'first-run.json'), 'utf8')) as FirstRun;
  rest = new Rest({ url: studio.url, key: run.apiKey, projectId: run.projectId });
});
test.afterAll(() => studio.stop());

const billing = () => `${studio.url}/w/${run.workspaceId}/wallet/billing`;

async function openBilling(page: Page): Promise<void> {
  await page.goto(`${studio.url}/sign-in`);
  await submitSignIn(page, run);
  await page.waitForURL(/\/w\/ws_/);
  await page.goto(billing());
}

/** Pays on the page of the double, with the card that is chosen there already: one that works. */
async function pay(page: Page): Promise<void> {
  await expect(page.getByText('No card is charged').first()).toBeVisible();
  await page.getByRole('button', { name: /^Pay \$/ }).click();
  await page.waitForURL(/\/billing\/confirm\?session=/);
  await expect(page.getByRole('heading', { name: /^Paid/ })).toBeVisible();
}

async function shift(shiftMs: number): Promise<void> {
  const { status } = await rest.call('POST', '/api/test/clock', { json: { shiftMs } });
  expect(status).toBe(200);
}

const lots = async (kind: string) => {
  const { body } = await rest.call<{ lots: { kind: string; available: number }[] }>('GET', '/api/v1/wallet');
  return body.lots.filter((lot) => lot.kind === kind && lot.available > 0).map((lot) => lot.available);
};

test('buys Pro and a top-up on test pages, and the next month begins as the plan says', async ({ page }) => {
  await openBilling(page);
  await expect(page.getByText('Test payments').first()).toBeVisible();
  await page.getByRole('button', { name: 'Buy Pro' }).click();
  await pay(page);
  await expect(page.getByText('3,000 credits are in your wallet.')).toBeVisible();
  expect(await lots('subscription')).toContain(3_000);

  await page.goto(billing());
  await expect(page.getByText('Your plan')).toBeVisible();
  await page.getByRole('button', { name: 'Buy for $10', exact: true }).click();
  await pay(page);
  expect(await lots('top_up')).toEqual([1_000]);
  await page.goto(billing());
  await expect(page.getByRole('cell', { name: 'Plan Pro' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '1,000 credits' })).toBeVisible();

  await shift(monthMs);
  await shift(2 * hourMs);
  await expect.poll(() => lots('rollover'), { timeout: 30_000 }).toEqual([1_500]);
  expect(await lots('subscription')).toEqual([3_000]);
  expect(await lots('top_up')).toEqual([1_000]);
});

test('a top-up can be left unpaid, and nothing is charged', async ({ page }) => {
  const before = await rest.wallet();
  await openBilling(page);
  await page.getByRole('button', { name: 'Buy for $100', exact: true }).click();
  await page.getByRole('link', { name: 'Back without paying' }).click();
  await page.waitForURL(/\/wallet\/billing$/);
  await expect(page.getByRole('heading', { name: 'Top up' })).toBeVisible();
  expect((await rest.wallet()).available).toBe(before.available);
});

test('a declined card says so on the page, another one pays', async ({ page }) => {
  const before = await rest.wallet();
  await openBilling(page);
  await page.getByRole('button', { name: 'Buy for $10', exact: true }).click();
  await page
    .getByRole('radio', { name: /decline/i })
    .first()
    .check();
  await page.getByRole('button', { name: /^Pay \$/ }).click();
  await expect(page.getByText(/declined/i).first()).toBeVisible();
  await page.getByRole('radio').first().check();
  await pay(page);
  expect((await rest.wallet()).available).toBe(before.available + 1_000);
});

test('an operator changes a price; what was quoted before keeps it, what comes after pays the new one', async ({
  page,
}) => {
  const image = await rest.uploadPicture();
  const ask = () =>
    rest.call<{ totalCredits: number; priceBookVersion: string }>('POST', '/api/v1/quotes', {
      json: { operation: 'image-to-model', params: { image } },
    });
  const quoted = (await ask()).body;
  await openBilling(page);
  await page.goto(`${studio.url}/operator`);
  await page.getByRole('tab', { name: 'Prices' }).click();
  await page.getByLabel('Model making, sculpt, textured').fill('9');
  await page.getByRole('button', { name: 'Write a version with 1 changed' }).click();
  await expect(page.getByText(/Version .* is written/)).toBeVisible();
  expect((await ask()).body.totalCredits).toBe(9);
  const request = { operation: 'image-to-model', projectId: run.projectId, params: { image } };
  const held = await rest.call<{ reservedCredits: number }>('POST', '/api/v1/jobs', {
    json: { ...request, priceBookVersion: quoted.priceBookVersion },
  });
  expect(held.body.reservedCredits).toBe(quoted.totalCredits);
  const fresh = await rest.call<{ reservedCredits: number }>('POST', '/api/v1/jobs', { json: request });
  expect(fresh.body.reservedCredits).toBe(9);
  await shift(11 * 60_000);
  const late = await rest.call<{ code: string }>('POST', '/api/v1/jobs', {
    json: { ...request, priceBookVersion: quoted.priceBookVersion },
  });
  expect([late.status, late.body.code]).toEqual([409, 'price.changed']);
});
