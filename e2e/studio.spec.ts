import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { drawPicture, Rest } from './rest-steps.ts';

const firstRun = readFirstRun();
const rest = Rest.ofFirstRun();
const projectPath = `/w/${firstRun.workspaceId}/projects/${firstRun.projectId}`;

/** Writes a picture to disk under a name that nothing else has. */
async function pictureFile(name: string): Promise<string> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'maquette-pictures-')), `${name}.png`);
  writeFileSync(file, await drawPicture(Math.floor(Math.random() * 200)));
  return file;
}

const uploadInto = async (page: Page, files: string[]) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Upload' }).first().click();
  await (await chooser).setFiles(files);
};

test('a picture is dropped into a project, priced, made, and turned on screen, and the credits are right', async ({
  page,
}) => {
  const name = `figure-${Date.now()}`;
  await signIn(page, firstRun);
  await page.goto(projectPath);
  await uploadInto(page, [await pictureFile(name)]);
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible({ timeout: 60_000 });

  const { body } = await rest.call<{ items: { id: string; name: string }[] }>(
    'GET',
    '/api/v1/assets?limit=20',
  );
  const { id: assetId } = body.items.find((asset) => asset.name === name)!;
  const before = await rest.wallet();
  await page.goto(`${projectPath}/create?asset=${assetId}`);
  const price = page.getByRole('complementary', { name: 'Price and start' });
  await expect(price.getByText('8 credits', { exact: true })).toBeVisible();
  await expect(price.getByText(String(before.available - 8), { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Start · 8 credits' }).click();
  await page.waitForURL(/\/jobs\/job_/);
  const jobId = page.url().match(/job_\w+/)![0];
  expect((await rest.job(jobId)).reservedCredits).toBe(8);
  // a reload in the middle loses nothing
  await page.reload();
  await expect(page.locator('[data-viewer-state="ready"]')).toBeVisible({ timeout: 120_000 });
  await page.getByRole('link', { name: 'Open the model' }).click();
  await page.waitForURL(/\/assets\/ast_/);
  const viewer = page.locator('[data-viewer-state="ready"]');
  await expect(viewer).toBeVisible({ timeout: 120_000 });
  const canvas = page.locator('canvas').first();
  const still = await canvas.screenshot();
  await page.getByRole('application').focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await canvas.screenshot()).equals(still), { timeout: 30_000 }).toBe(false);
  await expect(page.getByText('Sculpt', { exact: false }).first()).toBeVisible();
  const after = await rest.wallet();
  expect(after.available).toBe(before.available - 8);
});

test('two tabs agree on a job, and one that is cancelled in one is cancelled in the other', async ({
  page,
  context,
}) => {
  await signIn(page, firstRun);
  const image = await rest.uploadPicture();
  const blocker = await rest.startJob({ image, variants: 4, textureSize: 2048 });
  const job = await rest.startJob({ image, variants: 4, textureSize: 2048 });
  const address = `/w/${firstRun.workspaceId}/jobs/${job.body.id}`;
  const other = await context.newPage();
  await Promise.all([page.goto(address), other.goto(address)]);
  await page
    .getByRole('button', { name: /^Cancel/ })
    .first()
    .click();
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: /cancel/i });
  if (await confirm.count()) await confirm.first().click();
  for (const tab of [page, other])
    await expect(tab.getByText('Cancelled').first()).toBeVisible({ timeout: 60_000 });
  await rest.call('DELETE', `/api/v1/jobs/${blocker.body.id}`);
  await rest.jobEnd(blocker.body.id);
  expect((await rest.wallet()).held).toBe(0);
});

test('files that cannot be used are refused by name with the reason, the others come in', async ({
  page,
}) => {
  await signIn(page, firstRun);
  await page.goto(projectPath);
  const bad = path.join(mkdtempSync(path.join(tmpdir(), 'maquette-bad-')), 'words.png');
  writeFileSync(bad, 'only words\n'.repeat(50));
  const good = `good-${Date.now()}`;
  await uploadInto(page, [bad, await pictureFile(good)]);
  await expect(page.getByText(good, { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/not a (PNG|picture)|PNG, JPEG/i).first()).toBeVisible();
});
