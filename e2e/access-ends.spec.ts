import { expect, test, type Browser, type Page } from '@playwright/test';
import { linkFromMail, newMember, readFirstRun, signIn, type Person } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

/** A person who leaves, or may less than before, is out within five seconds: also where a stream is open. */

const withinMs = 5_000;

/** Calls a procedure as the page itself would. */
async function call<T>(page: Page, path: string, input: object): Promise<T> {
  const answer = await page.request.post(`/api/trpc/${path}`, {
    headers: {
      'content-type': 'application/json',
      'x-maquette-csrf': '1',
      origin: new URL(page.url()).origin,
    },
    data: { json: input },
  });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()).result.data.json as T;
}

const statusOf = async (page: Page, path: string, input: object): Promise<number> => {
  const query = encodeURIComponent(JSON.stringify({ json: input }));
  return (await page.request.get(`/api/trpc/${path}?input=${query}`)).status();
};

/** Opens the workspace's event stream in the page. @returns when it ended, in ms after the call */
async function follow(page: Page, workspaceId: string): Promise<() => Promise<number>> {
  await page.evaluate(async (id) => {
    const response = await fetch(`/api/events?workspaceId=${id}`);
    const reader = response.body!.getReader();
    await reader.read();
    const ended = (async () => {
      while (!(await reader.read()).done);
      return Date.now();
    })().catch(() => Date.now());
    Object.assign(window, { ended });
  }, workspaceId);
  const since = Date.now();
  return async () =>
    (await page.evaluate(() => (window as unknown as { ended: Promise<number> }).ended)) - since;
}

interface Team {
  owner: Page;
  member: Page;
  person: Person;
  workspaceId: string;
  userId: string;
}

/** A workspace of its own with an owner and an editor, each in a browser of their own. */
async function makeTeam(browser: Browser, baseURL: string): Promise<Team> {
  const owner = await (await browser.newContext({ baseURL })).newPage();
  await signIn(owner, readFirstRun());
  const { id: workspaceId } = await call<{ id: string }>(owner, 'workspace.create', { name: 'Leaving' });
  const member = await (await browser.newContext({ baseURL })).newPage();
  const person = await newMember(member);
  await signIn(member, person);
  const { url } = await call<{ url: string }>(owner, 'invitation.createLink', {
    workspaceId,
    role: 'editor',
    usesMax: 1,
  });
  const token = new URL(url).searchParams.get('token')!;
  await call(member, 'invitation.accept', { token });
  const people = await owner.request.get(
    `/api/trpc/workspace.members?input=${encodeURIComponent(JSON.stringify({ json: { workspaceId } }))}`,
  );
  const listed = (await people.json()).result.data.json as { id: string; email: string }[];
  const { id: userId } = listed.find(({ email }) => email === person.email)!;
  await member.goto(`/w/${workspaceId}`);
  expect(await statusOf(member, 'project.list', { workspaceId })).toBe(200);
  return { owner, member, person, workspaceId, userId };
}

async function goneWithin(ended: Promise<number>, acted: number, opened: number): Promise<void> {
  const after = opened + (await ended) - acted;
  expect(after).toBeLessThanOrEqual(withinMs + 500);
}

test('a changed role ends the open stream, and holds at the next call', async ({ browser, baseURL }) => {
  const { owner, member, workspaceId, userId } = await makeTeam(browser, baseURL!);
  const opened = Date.now();
  const ended = await follow(member, workspaceId);
  const acted = Date.now();
  await call(owner, 'member.changeRole', { workspaceId, userId, role: 'viewer' });
  const made = await member.request.post('/api/trpc/project.create', {
    headers: {
      'content-type': 'application/json',
      'x-maquette-csrf': '1',
      origin: new URL(member.url()).origin,
    },
    data: { json: { workspaceId, name: 'Late' } },
  });
  expect(made.status()).toBe(403);
  await goneWithin(ended(), acted, opened);
});

test('a removed member is out: stream, page, call', async ({ browser, baseURL }) => {
  const { owner, member, workspaceId, userId } = await makeTeam(browser, baseURL!);
  const opened = Date.now();
  const ended = await follow(member, workspaceId);
  const acted = Date.now();
  await call(owner, 'member.remove', { workspaceId, userId });
  expect(await statusOf(member, 'project.list', { workspaceId })).toBe(404);
  await goneWithin(ended(), acted, opened);
  expect((await member.goto(`/w/${workspaceId}`))!.status()).toBe(404);
});

test('who signs out, resets the password or ends the session elsewhere is out there too', async ({
  browser,
  baseURL,
}) => {
  const { member, person, workspaceId } = await makeTeam(browser, baseURL!);
  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await signIn(elsewhere, person);

  let opened = Date.now();
  let ended = await follow(member, workspaceId);
  let acted = Date.now();
  await call(elsewhere, 'session.endOthers', {});
  expect(await statusOf(member, 'workspace.list', {})).toBe(401);
  await goneWithin(ended(), acted, opened);

  await elsewhere.goto(`/w/${workspaceId}`);
  opened = Date.now();
  ended = await follow(elsewhere, workspaceId);
  const stranger = await (await browser.newContext({ baseURL })).newPage();
  await stranger.goto('/forgot-password');
  await stranger.getByLabel('E-mail address').fill(person.email);
  await stranger.getByRole('button', { name: 'Send the link' }).click();
  await expect(stranger.getByText('a link is on its way')).toBeVisible();
  await stranger.goto(await linkFromMail(stranger, person.email, /password/i));
  await stranger.getByLabel('New password').fill(`${person.password} again`);
  acted = Date.now();
  await stranger.getByRole('button', { name: 'Change the password' }).click();
  await goneWithin(ended(), acted, opened);
  expect(await statusOf(elsewhere, 'workspace.list', {})).toBe(401);
});

test('a revoked key is out: the next call, and the stream of a job', async ({ browser, baseURL }) => {
  const { owner } = await makeTeam(browser, baseURL!);
  const { workspaceId, projectId, url } = readFirstRun();
  const { key, view } = await call<{ key: string; view: { id: string } }>(owner, 'apiKey.create', {
    workspaceId,
    name: 'Leaving',
    scopes: ['read', 'write', 'jobs'],
  });
  const rest = new Rest({ url: process.env['MAQUETTE_E2E_URL'] ?? url, key, projectId });
  const image = await rest.uploadPicture();
  // off-peak: it waits long enough to be followed
  const started = await rest.startJob({ image, texture: false, lane: 'off-peak' });
  const stream = await fetch(`${rest.url}/api/v1/jobs/${started.body.id}/events`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(stream.status).toBe(200);
  const reader = stream.body!.getReader();
  await reader.read();
  const acted = Date.now();
  await call(owner, 'apiKey.revoke', { workspaceId, apiKeyId: view.id });
  expect((await rest.call('GET', '/api/v1/jobs')).status).toBe(401);
  while (!(await reader.read()).done);
  expect(Date.now() - acted).toBeLessThanOrEqual(withinMs + 500);
  await Rest.ofFirstRun().call('DELETE', `/api/v1/jobs/${started.body.id}`);
});
