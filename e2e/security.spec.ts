import { expect, test, type APIRequestContext, type Cookie, type Page } from '@playwright/test';
import { newMember, readFirstRun, signIn } from './account-steps.ts';

const owner = readFirstRun();
const csrf = { 'x-maquette-csrf': '1' };
const rename = '/api/trpc/workspace.rename';
const renameBody = (name: string) => ({ json: { workspaceId: owner.workspaceId, name } });

let cookies: Cookie[];
test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  await signIn(await context.newPage(), owner);
  cookies = await context.cookies();
  await context.close();
});
test.beforeEach(({ context }) => context.addCookies(cookies));

async function workspaceName(request: APIRequestContext): Promise<string> {
  const answer = await (await request.get('/api/trpc/workspace.list')).json();
  const list: { id: string; name: string }[] = answer.result.data.json;
  return list.find((workspace) => workspace.id === owner.workspaceId)!.name;
}

/** Runs `attack` and expects that the workspace's name stays what it was. */
async function changesNothing(page: Page, attack: () => Promise<unknown>): Promise<void> {
  const before = await workspaceName(page.request);
  await attack();
  expect(await workspaceName(page.request)).toBe(before);
}

for (const enctype of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'])
  test(`a form of another site (${enctype}) changes nothing`, async ({ page, baseURL }) => {
    const form = `<form method="post" enctype="${enctype}" action="${baseURL}${rename}">
      <input name='{"json":{"workspaceId":"${owner.workspaceId}","name":"Taken","x":"' value='"}}'>
      <input name="workspaceId" value="${owner.workspaceId}"><input name="name" value="Taken"></form>
      <script>document.forms[0].submit()</script>`;
    await page.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: form }),
    );
    await changesNothing(page, async () => {
      const answered = page.waitForResponse((response) => response.url().includes(rename));
      await page.goto('http://evil.example/');
      expect((await answered).status()).toBeGreaterThanOrEqual(400);
    });
  });

const attacks: [string, Record<string, string>, 'json' | 'form'][] = [
  ['another origin', { ...csrf, origin: 'https://evil.example' }, 'json'],
  ['no origin', csrf, 'json'],
  ['an origin of "null"', { ...csrf, origin: 'null' }, 'json'],
  ['a multipart body', csrf, 'form'],
];
for (const [what, headers, kind] of attacks)
  test(`a request with the cookie but ${what} changes nothing`, async ({ page, baseURL }) => {
    const origin: Record<string, string> = kind === 'form' ? { origin: new URL(baseURL!).origin } : {};
    await changesNothing(page, async () => {
      const data =
        kind === 'json'
          ? { data: renameBody('Taken') }
          : { multipart: { workspaceId: owner.workspaceId, name: 'Taken' } };
      const answer = await page.request.post(rename, { headers: { ...origin, ...headers }, ...data });
      expect(answer.status()).toBeGreaterThanOrEqual(400);
      expect(answer.status()).toBeLessThan(500);
    });
  });

test('our own origin without the header of our pages changes nothing', async ({ page, baseURL }) => {
  await changesNothing(page, async () => {
    const headers = { origin: new URL(baseURL!).origin };
    const answer = await page.request.post(rename, { headers, data: renameBody('Taken') });
    expect(answer.status()).toBe(403);
  });
});

test('nothing is changed by opening an address', async ({ page }) => {
  await changesNothing(page, async () => {
    const input = encodeURIComponent(JSON.stringify(renameBody('Taken')));
    expect((await page.request.get(`${rename}?input=${input}`, { headers: csrf })).status()).toBe(405);
  });
});

test('a page of ours may', async ({ page, baseURL }) => {
  const before = await workspaceName(page.request);
  const headers = { ...csrf, origin: new URL(baseURL!).origin };
  const answer = await page.request.post(rename, { headers, data: renameBody(before) });
  expect(answer.status()).toBe(200);
});

test('more than 20 calls in one request are refused', async ({ page }) => {
  const many = Array.from({ length: 21 }, () => 'account.me').join(',');
  expect((await page.request.get(`/api/trpc/${many}?batch=1&input={}`)).status()).toBe(400);
});

test('another site cannot sign anyone in or out', async ({ page }) => {
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json();
  const headers = { origin: 'https://evil.example' };
  const out = await page.request.post('/api/auth/signout', { headers, form: { csrfToken } });
  expect(out.status()).toBe(403);
  expect(await (await page.request.get('/api/trpc/account.me')).text()).toContain(owner.email);
});

test('a copied cookie is worth nothing 5 seconds after signing out', async ({ page, browser, baseURL }) => {
  // a session of its own: it ends here
  await page.context().clearCookies();
  await signIn(page, owner);
  const copy = await browser.newContext({ baseURL, storageState: await page.context().storageState() });
  const asks = async () =>
    (
      await copy.request.get(
        `/api/trpc/wallet.get?input=${encodeURIComponent(JSON.stringify({ json: { workspaceId: owner.workspaceId } }))}`,
      )
    ).status();
  expect(await asks()).toBe(200);
  const [asset] = (
    await (
      await page.request.get(`/api/v1/assets?limit=1`, {
        headers: { authorization: `Bearer ${owner.apiKey}` },
      })
    ).json()
  ).items;
  const file: string = asset.current.files[0].url;
  expect((await copy.request.get(file)).status()).toBe(200);
  const stream = followEvents(await copy.newPage(), owner.workspaceId);

  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json();
  const headers = { origin: new URL(baseURL!).origin };
  await page.request.post('/api/auth/signout', { headers, form: { csrfToken } });

  await expect.poll(asks, { timeout: 5_000 }).toBe(401);
  expect((await copy.request.get(file)).status()).toBe(401);
  expect((await copy.request.get(`/api/events?workspaceId=${owner.workspaceId}`)).status()).toBe(401);
  // what was open is closed as well
  expect(await (await stream).ended).toBe(true);
  await copy.close();
});

/** Opens the event stream in a page, and says whether it ends by itself. */
async function followEvents(page: Page, workspaceId: string): Promise<{ ended: Promise<boolean> }> {
  await page.goto('/account');
  await page.evaluate((id) => {
    const opened = fetch(`/api/events?workspaceId=${id}`);
    const drained = async () => {
      const reader = (await opened).body!.getReader();
      for (;;) if ((await reader.read()).done) return true;
    };
    Object.assign(window, { drained: drained().catch(() => true) });
    return opened.then(() => true);
  }, workspaceId);
  return { ended: page.evaluate(() => (window as unknown as { drained: Promise<boolean> }).drained) };
}

test('a workspace of other people and one that does not exist give the same answer', async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await browser.newContext({ baseURL });
  const stranger = await other.newPage();
  await signIn(stranger, await newMember(stranger));
  const theirs = /ws_[0-9a-z]+/.exec(stranger.url())![0];
  await other.close();

  const seen = async (workspaceId: string) => {
    const input = encodeURIComponent(JSON.stringify({ json: { workspaceId } }));
    const stream = await page.request.get(`/api/events?workspaceId=${workspaceId}`);
    const call = await page.request.get(`/api/trpc/wallet.get?input=${input}`);
    expect([stream.status(), call.status()]).toEqual([404, 404]);
    return [{ ...(await stream.json()), traceId: '' }, await call.json()];
  };
  expect(await seen(theirs)).toEqual(await seen('ws_00000000000000000000000000'));
  expect(await seen(theirs)).toEqual(await seen('nonsense'));
  await page.goto(`/w/${theirs}`);
  await expect(page.getByRole('heading', { name: 'There is nothing here under this address' })).toBeVisible();
});

test('a file address that we did not sign is not found, for reading and for writing', async ({ page }) => {
  const address = `/api/blobs/ws/${owner.workspaceId}/files/guess?expires=9999999999&signature=00`;
  expect((await page.request.get(address)).status()).toBe(404);
  expect((await page.request.put(address, { data: 'x' })).status()).toBe(404);
  expect((await page.request.get('/api/blobs/..%2F..%2Fetc%2Fpasswd')).status()).toBe(404);
});

test('an upload from another site is refused', async ({ page }) => {
  const file = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') };
  const answer = await page.request.post(`/api/uploads?workspaceId=${owner.workspaceId}`, {
    headers: { ...csrf, origin: 'https://evil.example' },
    multipart: { file },
  });
  expect(answer.status()).toBe(403);
});

test('the REST API changes nothing by cookie', async ({ page, baseURL }) => {
  const headers = { origin: new URL(baseURL!).origin, ...csrf };
  const answer = await page.request.post('/api/v1/quotes', {
    headers,
    data: { operation: 'image-to-model', params: {} },
  });
  expect(answer.status()).toBe(401);
});

test('every page has a policy with a nonce of its own, breaks it nowhere, and asks nobody else for anything', async ({
  page,
  baseURL,
}) => {
  const problems: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|violates|refused to/i.test(message.text())) problems.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(baseURL!).origin)
      strangers.push(request.url());
  });
  const nonces = new Set<string>();
  const w = `/w/${owner.workspaceId}`;
  const pages = [
    w,
    `${w}/projects/${owner.projectId}`,
    `${w}/projects/${owner.projectId}/create`,
    `${w}/jobs`,
    `${w}/wallet`,
    `${w}/settings`,
    `${w}/settings/people`,
    `${w}/settings/keys`,
    '/sign-up',
    '/forgot-password',
    '/dev/mail',
  ];
  for (const address of pages) {
    const answer = await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    const policy = answer!.headers()['content-security-policy'] ?? '';
    expect(policy, address).toMatch(
      /default-src 'none'.*'strict-dynamic'.*frame-ancestors 'none'.*base-uri 'none'/,
    );
    nonces.add(/'nonce-([^']+)'/.exec(policy)![1]!);
    expect(answer!.headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer!.headers()).not.toHaveProperty('x-powered-by');
  }
  expect(nonces.size).toBe(pages.length);
  expect(problems).toEqual([]);
  expect(strangers).toEqual([]);
});

test('the session cookie cannot be read by scripts and is not sent along by other sites', async ({
  page,
}) => {
  const session = (await page.context().cookies()).find((cookie) => cookie.name.includes('session-token'))!;
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});
