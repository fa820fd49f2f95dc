import { expect, test, type Cookie } from '@playwright/test';
import { trpcRights } from '../packages/api/src/access/trpc-rights.ts';
import { readFirstRun, signIn } from './account-steps.ts';

const owner = readFirstRun();
const routes = Object.keys(trpcRights);

let cookies: Cookie[];
test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  await signIn(await context.newPage(), owner);
  cookies = await context.cookies();
  await context.close();
});
test.beforeEach(({ context }) => context.addCookies(cookies));

const csrf = { 'x-maquette-csrf': '1' };
const json = 'application/json';
/** What another site can make a signed-in person's browser send, and what only a program could. */
const attacks: { name: string; headers: Record<string, string>; own?: boolean }[] = [
  { name: 'urlencoded', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { name: 'text', headers: { 'content-type': 'text/plain' } },
  { name: 'multipart', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  { name: 'a stream', headers: { ...csrf, 'content-type': 'application/octet-stream' }, own: true },
  { name: 'no content type', headers: { ...csrf, 'content-type': '' }, own: true },
  { name: 'JSON without an origin', headers: { ...csrf, 'content-type': json } },
  { name: 'JSON from elsewhere', headers: { ...csrf, 'content-type': json, origin: 'https://evil.example' } },
  { name: 'JSON from a sandboxed frame', headers: { ...csrf, 'content-type': json, origin: 'null' } },
  { name: 'JSON without our header', headers: { 'content-type': json }, own: true },
];

for (const { name, headers, own } of attacks)
  test(`no procedure takes ${name}`, async ({ page, baseURL }) => {
    const data = JSON.stringify({ json: { workspaceId: owner.workspaceId, name: 'Taken' } });
    for (const route of routes) {
      const origin: Record<string, string> = own ? { origin: new URL(baseURL!).origin } : {};
      const answer = await page.request.post(`/api/trpc/${route}`, {
        headers: { ...origin, ...headers },
        data,
      });
      expect([400, 403, 404, 405, 415], `${route}: ${answer.status()}`).toContain(answer.status());
    }
  });

test('no procedure that changes something answers to an address', async ({ page }) => {
  const input = encodeURIComponent(
    JSON.stringify({ json: { workspaceId: owner.workspaceId, name: 'Taken' } }),
  );
  const answers = new Map<string, number>();
  for (const route of routes) {
    const answer = await page.request.get(`/api/trpc/${route}?input=${input}`, { headers: csrf });
    answers.set(route, answer.status());
  }
  // tRPC refuses a mutation by GET with 405; everything else is a query
  const changing = [...answers].filter(([, status]) => status === 405).map(([route]) => route);
  for (const verb of ['create', 'update', 'delete', 'start', 'cancel', 'revoke', 'trash', 'checkout', 'set'])
    for (const route of routes.filter((one) => one.endsWith(`.${verb}`))) expect(changing).toContain(route);
});

test('batches are no way around it', async ({ page }) => {
  const body = JSON.stringify({ 0: { json: { workspaceId: owner.workspaceId, name: 'Taken' } } });
  const answer = await page.request.post('/api/trpc/workspace.rename?batch=1', {
    headers: { 'content-type': 'text/plain' },
    data: body,
  });
  expect(answer.status()).toBeGreaterThanOrEqual(400);
});
