import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

const firstRun = readFirstRun();
const workspace = `/w/${firstRun.workspaceId}`;
const rest = Rest.ofFirstRun();

interface Call {
  body: string;
  headers: IncomingHttpHeaders;
}

/** A customer's server. */
async function customer() {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      calls.push({ body, headers: request.headers });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { calls, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

/** As docs/guides/alerts.md says that a receiver checks a call. */
function isSigned({ body, headers }: Call, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
}

/** Spends a few credits. */
async function makeDraft() {
  const image = await rest.uploadPicture();
  const { body } = await rest.startJob({ image, texture: false, faceLimit: 5_000 });
  expect((await rest.jobEnd(body.id)).status).toBe('succeeded');
}

async function addEndpoint(page: Page, url: string): Promise<string> {
  await page.goto(`${workspace}/settings/webhooks`);
  await page.getByRole('button', { name: 'New endpoint' }).click();
  await page.getByLabel('Address').fill('nonsense');
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(page.getByText('Enter an address that begins with https://.')).toBeVisible();
  await page.getByLabel('Address').fill(url);
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const secret = await page.getByLabel('Signing secret').inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  return secret;
}

test('falling credits are said in the studio, by mail and to a webhook, once', async ({ page }) => {
  const { calls, url, close } = await customer();
  await signIn(page, firstRun);
  const secret = await addEndpoint(page, url);
  const endpoints = page.getByRole('list', { name: 'Endpoints' });
  await expect(endpoints).toContainText(url);
  await page.getByRole('button', { name: 'Send test' }).click();
  await expect.poll(() => calls.length).toBe(1);
  expect(isSigned(calls[0]!, secret)).toBe(true);
  expect(isSigned({ ...calls[0]!, body: `${calls[0]!.body} ` }, secret)).toBe(false);
  await expect(page.getByRole('region', { name: 'Deliveries' })).toContainText('Delivered');
  await page.getByRole('button', { name: 'Send again: webhook.test' }).click();
  await expect.poll(() => calls.length).toBe(2);
  expect(calls[1]!.headers['webhook-id']).toBe(calls[0]!.headers['webhook-id']);

  await page.goto(`${workspace}/wallet/alerts`);
  const rules = page.getByRole('list', { name: 'Rules' });
  await expect(rules.getByRole('listitem')).toHaveCount(4);
  const { available, held } = await rest.wallet();
  const level = available + held;
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByRole('combobox', { name: 'What is watched' }).click();
  await page.getByRole('option', { name: /Number of credits/ }).click();
  await page.getByRole('textbox', { name: 'Below' }).fill('');
  await page.getByRole('button', { name: 'Add rule' }).click();
  await expect(page.getByText(/must be a whole number from 1/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Below' }).fill(String(level));
  await page.getByRole('button', { name: 'Add rule' }).click();
  await expect(rules.getByRole('listitem')).toHaveCount(5);

  await makeDraft();
  const bell = page.getByRole('button', { name: /^Notices, 1 not read$/ }).first();
  await expect(bell).toBeVisible();
  await expect.poll(() => calls.length).toBe(3);
  expect(isSigned(calls[2]!, secret)).toBe(true);
  expect(JSON.parse(calls[2]!.body)).toMatchObject({
    type: 'balance.low',
    data: { credits: level - 5, rule: { kind: 'below_credits', threshold: level } },
  });
  await bell.click();
  const notice = page.getByRole('link', { name: new RegExp(`has ${level - 5} credits left`) });
  await expect(notice).toHaveAttribute('href', `${workspace}/wallet/billing`);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByRole('button', { name: 'Notices', exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(notice).toBeHidden();

  const banner = page.getByRole('region', { name: 'Credits', exact: true });
  await expect(banner).toContainText(`below ${level}`);
  await page.getByRole('button', { name: 'Close until the next visit' }).click();
  await expect(banner).toBeHidden();
  await page.reload();
  await expect(rules.getByRole('listitem')).toHaveCount(5);
  await expect(banner).toBeHidden();
  await expect(page.getByRole('region', { name: 'Alerts that went out' })).toContainText('Low');

  await makeDraft();
  await page.goto(`/dev/mail?to=${encodeURIComponent(firstRun.email)}`);
  await expect(page.getByRole('link', { name: /credits left/ })).toHaveCount(1);
  expect(calls).toHaveLength(3);
  close();
});

test('a rule is muted, changed and removed, and what is not public is not called', async ({ page }) => {
  await signIn(page, firstRun);
  await page.goto(`${workspace}/wallet/alerts`);
  const mail = page.getByRole('switch', { name: /^Mail: Below 5 %/ });
  await mail.click();
  await expect(mail).not.toBeChecked();
  await page.reload();
  await expect(mail).not.toBeChecked();
  await page.getByRole('button', { name: /^Change “Below 5 %/ }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await page.getByRole('textbox', { name: 'Below' }).fill('10');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByRole('button', { name: /^Change “Below 10 %/ }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove rule' }).click();
  await expect(page.getByText(/Below 10 %/)).toHaveCount(0);

  await page.goto(`${workspace}/settings/webhooks`);
  await page.getByRole('button', { name: 'New endpoint' }).click();
  await page.getByLabel('Address').fill('http://169.254.169.254/latest');
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(page.getByText('The address does not lie on the public internet.')).toBeVisible();
});
