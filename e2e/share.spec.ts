import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

const owner = readFirstRun();
const axeSource = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const csrf = { 'x-maquette-csrf': '1' };
const passphrase = 'four quiet otters';

interface Made {
  url: string;
  embedUrl: string | null;
  view: { id: string };
}
interface Version {
  id: string;
  files: { id: string; role: string }[];
}

let member: Page;
let origin: string;
let model: { assetId: string; version: Version };
let picture: { id: string; current: Version };
/** Sites of other people, on this machine: the first may embed, the second not. */
let sites: { server: Server; origin: string }[];

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(300_000);
  origin = new URL(baseURL!).origin;
  const rest = Rest.ofFirstRun();
  const params = { image: await rest.uploadPicture(), faceLimit: 5_000 };
  const { outputs } = await rest.jobEnd((await rest.startJob(params)).body.id);
  const assetId = outputs[0]!.assetId;
  const { body } = await rest.call<{ current: Version }>('GET', `/api/v1/assets/${assetId}`);
  model = { assetId, version: body.current };
  const page = await rest.call<{ items: { id: string; kind: string; current: Version }[] }>(
    'GET',
    `/api/v1/assets?kind=image&projectId=${owner.projectId}`,
  );
  picture = page.body.items[0]!;
  member = await (await browser.newContext({ baseURL })).newPage();
  await signIn(member, owner);
  sites = await Promise.all([0, 1].map(openSite));
});
test.afterAll(async () => {
  await member.context().close();
  for (const { server } of sites) server.close();
});

/** A site that shows, in a frame, what its address asks for. */
async function openSite() {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://site').searchParams;
    const sandbox = query.has('sandbox') ? `sandbox="${query.get('sandbox')}"` : '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>A shop</title><iframe ${sandbox} src="${query.get('frame')}" width="600" height="400"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A call of a page of ours, by the person who is signed in. */
async function call<T>(procedure: string, input: object): Promise<T> {
  const answer = await member.request.post(`/api/trpc/${procedure}`, {
    headers: { ...csrf, origin },
    data: { json: { workspaceId: owner.workspaceId, ...input } },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).result.data.json as T;
}
const share = (input: object): Promise<Made> =>
  call('share.create', { kind: 'asset', id: model.assetId, ...input });

/** A page of somebody without an account. */
async function visit(browser: Browser, baseURL: string | undefined, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce', ...more });
  return context.newPage();
}
const ready = (page: Page) =>
  expect(page.locator('[data-viewer-state="ready"]')).toBeVisible({ timeout: 90_000 });

async function expectGood(page: Page, what: string): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const found = await axe.run({ resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`);
  });
  expect(violations, what).toEqual([]);
  const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(sideways), what).toBeLessThanOrEqual(0);
}

test('a link shows the model to anyone, and nothing of the workspace in any answer', async ({
  browser,
  baseURL,
}) => {
  const me = await call<{ url: string }>('share.create', {
    kind: 'asset',
    id: model.assetId,
    mayComment: true,
  });
  const page = await visit(browser, baseURL, { colorScheme: 'dark' });
  const answers: { url: string; text: string }[] = [];
  const reads: Promise<unknown>[] = [];
  page.on('response', (response) => {
    if (/\/_next\/static\//.test(response.url()) || response.url().startsWith('blob:')) return;
    const read = async () => {
      const text = (await response.body().catch(() => Buffer.from(''))).toString('latin1');
      answers.push({ url: response.url(), text: `${JSON.stringify(response.headers())} ${text}` });
    };
    reads.push(read());
  });
  const answer = await page.goto(me.url);
  await ready(page);
  expect(answer!.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'cache-control': expect.stringContaining('no-store'),
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
  });
  expect(await page.locator('meta[name="robots"]').first().getAttribute('content')).toContain('noindex');
  await page.getByLabel('Your name').fill('Anna');
  await page.getByLabel('Comment', { exact: true }).fill('Could the <b>cap</b> be larger?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Your comment is there.')).toBeVisible();
  await expect(page.getByText('Could the <b>cap</b> be larger?')).toBeVisible();
  await expectGood(page, 'a shared model, dark');
  await Promise.all(reads);
  expect(answers.length).toBeGreaterThan(3);
  const { user, workspace } = await whoAmI();
  const secrets = [
    owner.workspaceId,
    owner.projectId,
    user.id,
    user.email,
    user.name,
    workspace,
    'usr_',
    'ws_',
    'prj_',
    'key_',
    'upl_',
    'shr_',
  ];
  for (const { url, text } of answers)
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${url}`).toBe(false);
  await page.context().close();

  await member.goto(`/w/${owner.workspaceId}/assets/${model.assetId}`);
  await expect(member.getByText('Could the <b>cap</b> be larger?')).toBeVisible();
  await expect(member.getByText('through a link')).toBeVisible();
});

async function whoAmI() {
  const ask = async (procedure: string) =>
    (await (await member.request.get(`/api/trpc/${procedure}`)).json()).result.data.json;
  const workspaces: { id: string; name: string }[] = await ask('workspace.list');
  const { name } = workspaces.find(({ id }) => id === owner.workspaceId)!;
  const me = await ask('account.me');
  return { user: (me.user ?? me) as { id: string; name: string; email: string }, workspace: name };
}

test('unknown, revoked, expired and emptied links are one and the same page', async ({
  browser,
  baseURL,
}) => {
  const [revoked, gone] = [await share({}), await share({ kind: 'asset', id: picture.id })];
  const page = await visit(browser, baseURL);
  await page.goto(gone.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await call('share.revoke', { linkId: revoked.view.id });
  await call('asset.trash', { assetIds: [picture.id] });
  const texts: string[] = [];
  for (const url of ['/s/never', revoked.url, gone.url, '/s/x/ast_00000000000000000000000000']) {
    const answer = await page.goto(url);
    expect(answer!.status(), url).toBe(404);
    await expect(page.getByRole('heading', { name: 'This link shows nothing' })).toBeVisible();
    texts.push(`${await page.title()} ${await page.locator('body').innerText()}`);
  }
  expect(new Set(texts).size).toBe(1);
  const main = picture.current.files.find(({ role }) => role === 'main')!;
  const file = await page.request.get(`/api/share/${gone.url.split('/s/')[1]}/files/${main.id}`);
  expect(file.status()).toBe(404);
  await call('asset.restore', { assetIds: [picture.id] });
  await page.context().close();
});

test('a passphrase is asked for by a form, limited, and kept in a cookie that scripts cannot read', async ({
  browser,
  baseURL,
}) => {
  const { url, view } = await share({ passphrase });
  const page = await visit(browser, baseURL);
  await page.goto(url);
  await expect(page.getByRole('heading', { name: 'This link asks for a passphrase' })).toBeVisible();
  await expectGood(page, 'the question for the passphrase');
  await page.getByLabel('Passphrase').fill('wrong wrong wrong');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText('That is not the passphrase.')).toBeVisible();
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open' }).click();
  await ready(page);
  expect(page.url()).toBe(url);
  const cookies = await page.context().cookies(url);
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax', path: new URL(url).pathname }]);
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await call('share.change', { linkId: view.id, passphrase: 'five loud badgers' });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This link asks for a passphrase' })).toBeVisible();
  const main = model.version.files.find(({ role }) => role === 'main')!;
  const token = url.split('/s/')[1];
  expect((await page.request.get(`/api/share/${token}/files/${main.id}`)).status()).toBe(401);

  const from = (headers: Record<string, string>) =>
    page.request.post(`/api/share/${token}/unlock`, {
      headers,
      form: { passphrase: 'five loud badgers' },
      maxRedirects: 0,
    });
  expect((await from({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).status()).toBe(403);
  expect((await from({ origin: 'https://evil.example' })).status()).toBe(403);
  for (let tries = 0; tries < 11; tries++)
    await page.request.post(`/api/share/${token}/unlock`, { form: { passphrase: 'guess' }, maxRedirects: 0 });
  await page.goto(url);
  await page.getByLabel('Passphrase').fill('five loud badgers');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText('There were too many tries')).toBeVisible();
  await page.context().close();
});

test('files: only those of the link, in ranges, and saved only where that is allowed', async ({
  request,
}) => {
  const { url, view } = await share({});
  const base = `/api/share/${url.split('/s/')[1]}/files`;
  const main = model.version.files.find(({ role }) => role === 'main')!;
  const whole = await request.get(`${base}/${main.id}`);
  expect(whole.status()).toBe(200);
  expect(whole.headers()).toMatchObject({
    'content-type': 'model/gltf-binary',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': expect.stringContaining('no-cache'),
  });
  expect(whole.headers()).not.toHaveProperty('access-control-allow-origin');
  const part = await request.get(`${base}/${main.id}`, { headers: { range: 'bytes=0-3' } });
  expect([part.status(), await part.text()]).toEqual([206, 'glTF']);
  const foreign = picture.current.files[0]!.id;
  expect((await request.get(`${base}/${foreign}`)).status()).toBe(404);
  expect((await request.get(`${base}/${main.id}?download=1`)).status()).toBe(403);
  await call('share.change', { linkId: view.id, mayDownload: true });
  const saved = await request.get(`${base}/${main.id}?download=1`);
  expect(saved.headers()['content-disposition']).toMatch(/^attachment; filename=".*\.glb"/);
  await call('share.revoke', { linkId: view.id });
  const again = { 'if-none-match': whole.headers()['etag']! };
  expect((await request.get(`${base}/${main.id}`, { headers: again })).status()).toBe(404);
});

test('what visitors say is refused from another site, and where the link takes no comments', async ({
  request,
}) => {
  const [open, silent] = [await share({ mayComment: true }), await share({})];
  const say = (made: Made, headers: Record<string, string>) =>
    request.post(`/api/share/${made.url.split('/s/')[1]}/comments`, {
      headers,
      data: { versionId: model.version.id, name: 'Anna', body: 'Hello' },
    });
  expect((await say(open, { ...csrf, origin: 'https://evil.example' })).status()).toBe(403);
  expect((await say(open, { ...csrf, origin: 'null' })).status()).toBe(403);
  expect((await say(open, { origin })).status()).toBe(403);
  expect((await say(silent, { ...csrf, origin })).status()).toBe(403);
  expect((await say(open, { ...csrf, origin })).status()).toBe(201);
});

test('a frame shows the model on the site that is named, sandboxed or not, and on no other', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const [allowed, other] = sites;
  const { embedUrl } = await share({ embedSites: [allowed!.origin] });
  const page = await visit(browser, baseURL);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  for (const sandbox of ['', 'allow-scripts']) {
    const ask = new URLSearchParams({ frame: embedUrl!, ...(sandbox && { sandbox }) });
    await page.goto(`${allowed!.origin}/?${ask}`);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('[data-viewer-state="ready"]')).toBeVisible({ timeout: 90_000 });
    await expect(frame.getByText('Maquette', { exact: true })).toBeVisible();
  }
  expect(problems).toEqual([]);
  await page.goto(`${other!.origin}/?${new URLSearchParams({ frame: embedUrl! })}`);
  await expect.poll(() => problems.join(' ')).toContain('frame-ancestors');
  await expect(page.frameLocator('iframe').locator('[data-viewer-state]')).toHaveCount(0);
  // without sites there is nothing to frame
  const plain = await share({});
  const answer = await page.request.get(plain.url.replace('/s/', '/embed/'));
  expect(answer.status()).toBe(404);
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  await page.context().close();
});

test('a link is made in the dialog, shown once, listed with its counts, and revoked', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await member.goto(`/w/${owner.workspaceId}/projects/${owner.projectId}`);
  await member.getByRole('button', { name: 'More about this project' }).click();
  await member.getByRole('menuitem', { name: 'Share…' }).click();
  const dialog = member.getByRole('dialog');
  const newLink = dialog.getByRole('button', { name: 'New link' });
  const makeLink = dialog.getByRole('button', { name: 'Make link' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await expect(newLink.or(name)).toBeVisible();
  if (await newLink.isVisible()) await newLink.click();
  await name.fill('For the client');
  await dialog.getByRole('checkbox', { name: /^Download/ }).click();
  await expectGood(member, 'the form of a new link');
  await makeLink.click();
  const url = await dialog.getByLabel('Link', { exact: true }).inputValue();
  expect(url).toContain('/s/');
  await dialog.getByRole('button', { name: 'Done' }).click();

  const page = await visit(browser, baseURL, { viewport: { width: 360, height: 740 } });
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1, name: 'For the client' })).toBeVisible();
  await expectGood(page, 'a shared project, 360 px');
  const item = page.locator(`a[href$="${model.assetId}"]`);
  await item.click();
  await ready(page);
  await expectGood(page, 'one of a shared project, 360 px');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download GLB' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.glb$/);

  await member.goto(`/w/${owner.workspaceId}/projects/${owner.projectId}/links`);
  const row = member.getByRole('row', { name: /For the client/ }).first();
  await expect(row).toContainText('View, download');
  await expect(row.getByRole('cell', { name: '1', exact: true })).toHaveCount(2);
  await expectGood(member, 'the list of links');
  await row.getByRole('button', { name: 'More about the link For the client' }).click();
  await member.getByRole('menuitem', { name: 'Revoke…' }).click();
  await member.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toContainText('Revoked');
  expect((await page.reload())!.status()).toBe(404);
  await expectGood(page, 'a link that shows nothing');
  await page.context().close();
});

test('a comment is written on the model page and taken back', async () => {
  await member.goto(`/w/${owner.workspaceId}/assets/${model.assetId}`);
  const text = `The legs are too thin ${Date.now()}`;
  await member.getByLabel(/^Comment on version/).fill(text);
  await member.getByRole('button', { name: 'Comment', exact: true }).click();
  const line = member.getByRole('listitem').filter({ hasText: text });
  await expect(line).toBeVisible();
  await expectGood(member, 'the model page with comments');
  await line.getByRole('button', { name: /^Delete the comment/ }).click();
  await expect(line).toHaveCount(0);
});
