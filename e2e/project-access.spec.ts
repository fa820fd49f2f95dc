import { randomBytes } from 'node:crypto';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { newMember, readFirstRun, signIn } from './account-steps.ts';
import { drawPicture, Rest } from './rest-steps.ts';

const firstRun = readFirstRun();
const workspace = `/w/${firstRun.workspaceId}`;

/** A call of our own page, as the browser makes it. */
async function trpc<T>(page: Page, route: string, input: object): Promise<T> {
  const sent = await page.request.post(`/api/trpc/${route}`, {
    headers: {
      'content-type': 'application/json',
      'x-maquette-csrf': '1',
      origin: new URL(page.url()).origin,
    },
    data: { json: { workspaceId: firstRun.workspaceId, ...input } },
  });
  expect(sent.ok(), `${route}: ${await sent.text()}`).toBe(true);
  return (await sent.json()).result.data.json as T;
}

/** Everything that a page complained about: refused calls, errors in the console. */
function noiseOf(page: Page): string[] {
  const noise: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) noise.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') noise.push(message.text());
  });
  return noise;
}

/** Somebody new who came in by a link, at another browser. */
async function invited(
  browser: Browser,
  { owner, baseURL, terms }: { owner: Page; baseURL: string | undefined; terms: object },
): Promise<Page> {
  const { url } = await trpc<{ url: string }>(owner, 'invitation.createLink', {
    billing: false,
    projects: [],
    usesMax: 1,
    ...terms,
  });
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await signIn(page, await newMember(page));
  const token = new URL(url).searchParams.get('token') ?? new URL(url).pathname.split('/').at(-1);
  await trpc(page, 'invitation.accept', { token });
  return page;
}

/** Every page that a link leads to from here. */
async function tour(page: Page, projectId: string): Promise<void> {
  for (const address of ['', '/jobs', '/approvals', '/settings', `/projects/${projectId}`]) {
    await page.goto(workspace + address);
    await expect(page.locator('h1').first()).toBeVisible();
  }
}

const newName = (what: string) => `${what} ${randomBytes(3).toString('hex')}`;

test('a project is described where it stands, and kept to those who take part', async ({ page }) => {
  await signIn(page, firstRun);
  const name = newName('Secret');
  const { id } = await trpc<{ id: string }>(page, 'project.create', { name, brief: 'Ten chairs' });
  await page.goto(`${workspace}/projects/${id}`);
  await page.getByRole('button', { name: 'Brief and people' }).click();
  await page.getByRole('button', { name: 'Edit: Where it is used' }).click();
  await page.getByRole('textbox', { name: 'Where it is used' }).fill('A museum');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A museum')).toBeVisible();
  await page.getByRole('button', { name: 'Access' }).click();
  const dialog = page.getByRole('dialog', { name: 'Access' });
  await dialog.getByRole('radio', { name: 'Only who takes part' }).click();
  await expect(page.getByText('Restricted', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await expect(page.getByText('Restricted', { exact: true })).toBeVisible();
});

test('a result is agreed on point by point', async ({ page }) => {
  const rest = Rest.ofFirstRun();
  const image = await rest.uploadPicture();
  const job = await rest.jobEnd((await rest.startJob({ image, texture: false, faceLimit: 5_000 })).body.id);
  await signIn(page, firstRun);
  await page.goto(`${workspace}/assets/${job.outputs[0]!.assetId}`);
  const points = page.getByRole('checkbox');
  await expect(points).toHaveCount(6);
  for (const point of await points.all()) {
    await point.click();
    await expect(point).toBeChecked();
  }
  await expect(page.getByText('Agreed on', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add a note: Charge' }).click();
  await page.getByRole('textbox', { name: 'Note: Charge' }).fill('as in the offer');
  await page.getByRole('textbox', { name: 'Note: Charge' }).press('Enter');
  await expect(page.getByText('“as in the offer”')).toBeVisible();
  await page.reload();
  await expect(page.getByText('“as in the offer”')).toBeVisible();
  await page.goto(`${workspace}/projects/${firstRun.projectId}`);
  await expect(page.getByText(/^\d+ of \d+ results? agreed on$/)).toBeVisible();
  const answer = await rest.call<{ agreed: boolean }>(
    'GET',
    `/api/v1/versions/${job.outputs[0]!.versionId}/checklist`,
  );
  expect(answer.body.agreed).toBe(true);
});

test('a guest sees one project, what they may spend there, and nothing else of the workspace', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, firstRun);
  const [mine, secret] = [newName('Shared'), newName('Secret')];
  const { id: projectId } = await trpc<{ id: string }>(page, 'project.create', { name: mine });
  const { id: secretId } = await trpc<{ id: string }>(page, 'project.create', { name: secret });
  const project = { projectId, role: 'viewer', mayComment: true, creditsPerMonth: 40 };
  const terms = { role: 'guest', projects: [project] };
  const guest = await invited(browser, { owner: page, baseURL, terms });
  const noise = noiseOf(guest);
  await tour(guest, projectId);
  await expect(guest.getByText('You have 40 of 40 credits left here this month.')).toBeVisible();
  await expect(guest.getByRole('link', { name: /^Wallet/ })).toHaveCount(0);
  await guest.goto(`${workspace}/projects/${projectId}/create`);
  await expect(guest.getByText('You have 40 of 40 credits left here this month.')).toBeVisible();
  await expect(guest.getByText('Available', { exact: true })).toHaveCount(0);
  await expect(guest.getByRole('button', { name: 'Presets' })).toHaveCount(0);
  await guest.goto(workspace);
  await expect(guest.getByText(secret)).toHaveCount(0);
  expect(noise).toEqual([]);
  expect((await guest.goto(`${workspace}/projects/${secretId}`))!.status()).toBe(404);
  expect(await guest.content()).not.toContain(secret);
  await trpc(page, 'participant.remove', { projectId, userId: await idOf(page, projectId) });
  await guest.goto(workspace);
  await expect(guest.getByText('You have not been invited to a project')).toBeVisible();
  await guest.context().close();
});

/** Of the one guest of a project. */
async function idOf(page: Page, projectId: string): Promise<string> {
  const input = encodeURIComponent(
    JSON.stringify({ json: { workspaceId: firstRun.workspaceId, projectId } }),
  );
  const answer = await page.request.get(`/api/trpc/participant.list?input=${input}`);
  const people: { userId: string; memberRole: string }[] = (await answer.json()).result.data.json;
  return people.find(({ memberRole }) => memberRole === 'guest')!.userId;
}

test('a viewer goes through the whole product without an error, and is told what is not theirs', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, firstRun);
  const viewer = await invited(browser, { owner: page, baseURL, terms: { role: 'viewer' } });
  const noise = noiseOf(viewer);
  await tour(viewer, firstRun.projectId);
  await expect(viewer.getByRole('link', { name: 'Make a model' })).toHaveCount(0);
  await viewer.getByRole('button', { name: 'Brief and people' }).click();
  await expect(viewer.getByRole('button', { name: 'Edit: Brief' })).toHaveCount(0);
  await viewer.goto(`${workspace}/projects/${firstRun.projectId}/create`);
  await expect(viewer.getByText('Your role (viewer) does not allow this.')).toBeVisible();
  expect(noise).toEqual([]);
  await viewer.context().close();
});

test('an archived project is deleted for good, after its name was typed', async ({ page }) => {
  await signIn(page, firstRun);
  const name = newName('Old');
  const { id } = await trpc<{ id: string }>(page, 'project.create', { name });
  await page.goto(`${workspace}/projects/${id}`);
  await page.getByRole('button', { name: 'More about this project' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete for good…' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByText('Archived', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'More about this project' }).click();
  await page.getByRole('menuitem', { name: 'Delete for good…' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(question.getByText('This is not the name of the project.')).toBeVisible();
  await question.getByRole('textbox').fill(name);
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await page.waitForURL(/shelf=archived/);
  expect((await page.goto(`${workspace}/projects/${id}`))!.status()).toBe(404);
});

test('a picture is deleted for good from the trash', async ({ page }) => {
  const rest = Rest.ofFirstRun();
  await signIn(page, firstRun);
  const { id: projectId } = await trpc<{ id: string }>(page, 'project.create', { name: newName('Trash') });
  const form = new FormData();
  form.set('projectId', projectId);
  form.set('file', new Blob([new Uint8Array(await drawPicture())]), 'ball.png');
  const { body } = await rest.call<{ assetId: string }>('POST', '/api/v1/uploads', { form });
  await trpc(page, 'asset.trash', { assetIds: [body.assetId] });
  await page.goto(`${workspace}/projects/${projectId}?folder=trash`);
  await page.locator('[data-check]').first().click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
});
