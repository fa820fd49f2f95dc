import { expect, test, type Page } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { Rest, type Job, type Problem } from './rest-steps.ts';

const firstRun = readFirstRun();
const rest = Rest.ofFirstRun();
const workspace = `/w/${firstRun.workspaceId}`;
const create = `${workspace}/projects/${firstRun.projectId}/create`;

interface Cap {
  id: string;
  leftCredits: number;
  raisedCredits: number;
}
const caps = async () => (await rest.call<{ items: Cap[] }>('GET', '/api/v1/caps')).body.items;

/** Whatever a test set is taken back, so that the others find the workspace as it was. */
const startAgain = async (page: Page) => {
  for (const { id } of await caps()) await rest.call('DELETE', `/api/v1/caps/${id}`);
  await page.request.post('/api/trpc/limit.update', {
    headers: {
      'content-type': 'application/json',
      'x-maquette-csrf': '1',
      origin: new URL(page.url()).origin,
    },
    data: {
      json: {
        workspaceId: firstRun.workspaceId,
        timeZone: 'UTC',
        offPeakStartMinute: 1_320,
        offPeakEndMinute: 360,
        approvalAboveCredits: null,
      },
    },
  });
};

test.beforeEach(async ({ page }) => {
  await signIn(page, firstRun);
});
test.afterEach(async ({ page }) => {
  await startAgain(page);
});

test('a cap is set, stands in the way with its name and its reset, is raised by the owner, and goes', async ({
  page,
}) => {
  const image = await rest.uploadPicture();
  await page.goto(`${workspace}/wallet/limits`);
  await page.getByRole('button', { name: 'Add cap' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'On what' }).click();
  await page.getByRole('option', { name: 'Workspace' }).click();
  await dialog.getByRole('radio', { name: 'Day' }).click();
  await dialog.getByRole('textbox', { name: 'Most credits' }).fill('0');
  await dialog.getByRole('button', { name: 'Add cap' }).click();
  await expect(page.getByText('Used up')).toBeVisible();

  const refused = await rest.call<Problem>('POST', '/api/v1/jobs', {
    json: { operation: 'image-to-model', params: { image }, projectId: rest.projectId },
  });
  expect(refused.status).toBe(402);
  expect(refused.body.code).toBe('credits.cap');
  await page.goto(create);
  await expect(page.getByText(/the workspace’s cap of 0 credits a day has 0 left/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Start/ }).first()).toBeDisabled();

  await page.goto(`${workspace}/wallet/limits`);
  await page.getByRole('button', { name: /^Raise the cap/ }).click();
  await dialog.getByRole('textbox', { name: 'More credits' }).fill('5000');
  await dialog.getByRole('textbox', { name: /Why/ }).fill('A deadline');
  await dialog.getByRole('button', { name: 'Raise' }).click();
  await expect(page.getByText(/Raised by 5,000 credits.*“A deadline”/)).toBeVisible();
  expect(await caps()).toMatchObject([{ raisedCredits: 5_000 }]);
  const started = await rest.startJob({ image, texture: false });
  expect(started.status).toBe(201);
  await rest.call('DELETE', `/api/v1/jobs/${started.body.id}`);
  await rest.jobEnd(started.body.id);

  await page.getByRole('button', { name: /^More for the cap/ }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove cap' }).click();
  await expect(page.getByText(/There is no cap/)).toBeVisible();
});

test('a program asks for a job above the threshold, the owner approves it in the browser, and it runs', async ({
  page,
}) => {
  await page.goto(`${workspace}/wallet/limits`);
  await page.getByRole('switch', { name: 'Large jobs need an approval' }).click();
  await page.getByRole('textbox', { name: 'Above' }).fill('4');
  await page.getByRole('button', { name: 'Save threshold' }).click();
  await expect(page.getByText('Saved').first()).toBeVisible();

  const json = {
    operation: 'image-to-model',
    params: { image: await rest.uploadPicture(), texture: false },
    projectId: rest.projectId,
    name: `asked ${Date.now()}`,
  };
  const refused = await rest.call<Problem>('POST', '/api/v1/jobs', { json });
  expect([refused.status, refused.body.code]).toEqual([402, 'approval.required']);
  const before = await rest.wallet();
  expect((await rest.call('POST', '/api/v1/approvals', { json })).status).toBe(201);
  expect((await rest.wallet()).held).toBe(before.held);

  await page.goto(`${workspace}/approvals`);
  await page.getByRole('button', { name: `Approve ${json.name}` }).click();
  const link = page.getByRole('link', { name: `Open the job of ${json.name}` });
  await expect(link).toBeVisible();
  const jobId = (await link.getAttribute('href'))!.match(/job_\w+/)![0];
  const ended = await rest.jobEnd(jobId);
  expect(ended.status, ended.error?.message).toBe('succeeded');
  expect(ended.quotedCredits).toBe(5);
});

/** The clock on the wall in Berlin in so many hours. */
const clockIn = (hours: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(Date.now() + hours * 3_600_000));

test('an off-peak job waits for the window, says when it starts, and runs when the window opens', async ({
  page,
}) => {
  await page.goto(`${workspace}/wallet/limits`);
  await page.getByRole('combobox', { name: 'Time zone' }).fill('berl');
  await page.getByRole('option', { name: 'Europe/Berlin' }).click();
  const [opens, closes] = [clockIn(2), clockIn(3)];
  await page.getByLabel('From', { exact: true }).fill(opens);
  await page.getByLabel('To', { exact: true }).fill(closes);
  await page.getByRole('button', { name: 'Save window' }).click();
  await expect(page.getByText(new RegExp(`Opens at .*${opens} \\(Europe/Berlin\\)`))).toBeVisible();

  const image = await rest.uploadPicture();
  const { body: job } = await rest.startJob({ image, texture: false, lane: 'off-peak' });
  expect(job.quotedCredits).toBe(4);
  await page.goto(`${workspace}/jobs/${job.id}`);
  await expect(page.getByText(new RegExp(`Starts at .*${opens} \\(Europe/Berlin\\)`)).first()).toBeVisible();
  expect(await rest.job(job.id)).toMatchObject({
    status: 'queued',
    queuePosition: null,
    startsAfter: { timeZone: 'Europe/Berlin' },
  } as Partial<Job>);

  await page.goto(`${workspace}/wallet/limits`);
  const save = page.getByRole('button', { name: 'Save window' });
  // what is written before the page has its scripts is written again
  await expect(async () => {
    await page.getByLabel('To', { exact: true }).fill(opens);
    await expect(save).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await save.click();
  await expect(page.getByText('Always open')).toBeVisible();
  expect((await rest.jobEnd(job.id)).status).toBe('succeeded');
});
