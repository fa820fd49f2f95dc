import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

const rest = Rest.ofFirstRun();
const firstRun = readFirstRun();
const wallet = `/w/${firstRun.workspaceId}/wallet`;

/** A job that is over, called so. */
async function makeModel(name: string) {
  const image = await rest.uploadPicture();
  const { body } = await rest.call<{ id: string }>('POST', '/api/v1/jobs', {
    json: {
      operation: 'image-to-model',
      params: { image, texture: false, faceLimit: 5_000 },
      projectId: rest.projectId,
      name,
    },
  });
  const job = await rest.jobEnd(body.id);
  expect(job.status, job.error?.message).toBe('succeeded');
  return job;
}

const figure = async (page: Page, testId: string): Promise<number> =>
  Number((await page.getByTestId(testId).textContent())!.replaceAll(',', ''));

/** Replays an exported ledger, in either format, as a customer would. */
function replay(text: string): { entries: number; available: number; held: number } {
  const lines = text.trimEnd().split(/\r?\n/);
  const columns = lines[0]!.startsWith('{') ? null : lines.shift()!.split(',');
  const totals: Record<string, number> = {};
  for (const line of lines) {
    const cells = line.split(',');
    const entry = columns
      ? Object.fromEntries(columns.map((column, i) => [column, cells[i]]))
      : (JSON.parse(line) as Record<string, unknown>);
    const { from, to, amount } = entry as { from: string; to: string; amount: string | number };
    totals[from] = (totals[from] ?? 0) - Number(amount);
    totals[to] = (totals[to] ?? 0) + Number(amount);
  }
  return { entries: lines.length, available: totals['available'] ?? 0, held: totals['held'] ?? 0 };
}

test('the exported ledger, replayed, gives the balance that the page shows', async ({ page }) => {
  await makeModel('Replayed');
  await signIn(page, firstRun);
  await page.goto(wallet);
  const { held } = await rest.wallet();
  const available = await figure(page, 'available');
  await page.getByRole('link', { name: 'Ledger' }).click();
  await expect(page.getByRole('link', { name: 'Replayed' }).first()).toBeVisible();
  const files: string[] = [];
  for (const format of [/CSV/, /JSON lines/]) {
    await page.getByRole('button', { name: 'Export everything' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    files.push(await (await download).path());
  }
  for (const file of files) {
    const replayed = replay(readFileSync(file, 'utf8'));
    expect(replayed).toMatchObject({ available, held });
    expect(replayed.entries).toBeGreaterThan(0);
  }
  const asCsv = await rest.call<string>('GET', '/api/v1/wallet/ledger.csv');
  expect(replay(asCsv.body)).toEqual(replay(readFileSync(files[0]!, 'utf8')));
  const script = ['docs/examples/replay_ledger.py', '/dev/stdin'];
  const run = spawnSync('python3', script, {
    input: readFileSync(files[1]!),
    encoding: 'utf8',
  });
  // a machine without Python has replayed it above
  if (run.status === 0) expect(JSON.parse(run.stdout)).toMatchObject({ available, held });
});

test('says in words what became of a job’s credits, and leads to the job', async ({ page }) => {
  const job = await makeModel('Explained');
  await signIn(page, firstRun);
  await page.goto(`${wallet}/ledger`);
  const rows = page.getByRole('row').filter({ hasText: 'Explained' });
  await expect(rows.nth(0)).toContainText('Charged for Explained');
  await expect(rows.nth(1)).toContainText('Held for Explained');
  await expect(rows.nth(1)).toContainText(`−${job.quotedCredits}`);
  await rows.nth(0).getByRole('link', { name: 'Explained' }).click();
  await page.waitForURL(`**/jobs/${job.id}`);
});

test('filters stand in the address: they survive a reload and can be cleared, by keyboard alone', async ({
  page,
}) => {
  await makeModel('Filtered');
  await signIn(page, firstRun);
  await page.goto(`${wallet}/ledger`);
  await page.getByRole('combobox', { name: 'What' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Charged' })).toBeVisible();
  await page.keyboard.press('C');
  await page.keyboard.press('h');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/reason=settle/);
  const whats = page.getByRole('row').filter({ hasText: /Held for|came in/ });
  await expect(whats).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'Charged for Filtered' }).first()).toBeVisible();
  await expect(whats).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear the filters' }).press('Enter');
  await expect(page).not.toHaveURL(/reason/);
  await expect(whats.first()).toBeVisible();
});

test('a model that is kept counts, and no longer does when that is undone', async ({ page }) => {
  const job = await makeModel('Kept one');
  const asset = `/w/${firstRun.workspaceId}/assets/${job.outputs[0]!.assetId}`;
  const kept = async () =>
    (await rest.call<{ total: { keptModels: number } }>('GET', '/api/v1/usage?groupBy=project')).body.total
      .keptModels;
  const before = await kept();
  await signIn(page, firstRun);
  await page.goto(asset);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Kept', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await kept()).toBe(before + 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeVisible();
  expect(await kept()).toBe(before);
});

test('usage adds up to the same however it is told apart, on the page and in its file', async ({ page }) => {
  const job = await makeModel('Counted');
  expect(job.consumedCredits).toBeGreaterThan(0);
  await signIn(page, firstRun);
  await page.goto(`${wallet}/usage`);
  const total = page.getByRole('row', { name: /^Total/ });
  const shown = await total.textContent();
  for (const by of ['member', 'project', 'operation', 'engine', 'API key']) {
    await page.getByRole('combobox', { name: 'Told apart by' }).click();
    await page.getByRole('option', { name: `By ${by}` }).click();
    await expect(page.getByRole('columnheader', { name: new RegExp(`^${by}$`, 'i') })).toBeVisible();
    await expect(total).toHaveText(shown!);
  }
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'API key' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const [head, ...lines] = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(head).toMatch(/^api-key,name,jobs,consumedCredits/);
  const { body } = await rest.call<{ total: { consumedCredits: number } }>('GET', '/api/v1/usage');
  const consumed = lines.map((line) => Number(line.split(',')[3]));
  expect(consumed.reduce((sum, credits) => sum + credits, 0)).toBe(body.total.consumedCredits);
});

test('shows what the next job would use, and what would be missing', async ({ page }) => {
  await signIn(page, firstRun);
  await page.goto(wallet);
  const available = await figure(page, 'available');
  await page.getByRole('combobox', { name: 'Job' }).click();
  await page.getByRole('option', { name: 'Another price' }).click();
  const price = page.getByRole('textbox', { name: 'Price' });
  await price.fill(String(available + 5));
  await price.press('Tab');
  await expect(page.getByText('5 credits are missing.')).toBeVisible();
});

test('an export of another workspace cannot be had', async ({ page }) => {
  await signIn(page, firstRun);
  const other = `/api/exports/ws_${'0'.repeat(26)}`;
  for (const file of ['ledger.csv', 'ledger.jsonl', 'usage.csv?groupBy=day'])
    expect((await page.request.get(`${other}/${file}`)).status()).toBe(404);
  await page.context().clearCookies();
  expect((await page.request.get(`/api/exports/${firstRun.workspaceId}/ledger.csv`)).status()).toBe(401);
});
