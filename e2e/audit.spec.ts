import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

const firstRun = readFirstRun();
const rest = Rest.ofFirstRun();
const audit = `/w/${firstRun.workspaceId}/settings/audit`;

interface AuditEvent {
  seq: number;
  action: string;
  actorKind: string;
  targetName: string | null;
  previousHash: string;
  hash: string;
}

test.beforeEach(async ({ page }) => {
  await signIn(page, firstRun);
});

test('what a script did is there with what was and what became; it is narrowed down and shared by its address', async ({
  page,
}) => {
  const cap = { scope: 'workspace', period: 'month', isHard: false };
  await rest.call('PUT', '/api/v1/caps', { json: { ...cap, credits: 40_000 } });
  const { body } = await rest.call<{ id: string }>('PUT', '/api/v1/caps', {
    json: { ...cap, credits: 41_000 },
  });
  await rest.call('DELETE', `/api/v1/caps/${body.id}`);
  await page.goto(audit);
  await expect(page.getByText('The chain holds')).toBeVisible();
  await page.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Money' }).click();
  await expect(page).toHaveURL(/group=money/);
  const rows = page.getByRole('region', { name: 'Audit log' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('removed the cap on');
  await rows
    .nth(2)
    .getByRole('button', { name: /^Details/ })
    .click();
  const dialog = page.getByRole('dialog');
  const change = dialog.getByRole('row', { name: /Credits/ });
  await expect(change).toContainText('40,000');
  await expect(change).toContainText('41,000');
  await expect(dialog.getByText(/API key of/)).toBeVisible();
  await dialog.getByRole('button', { name: /^All by/ }).click();
  await expect(page).toHaveURL(/who=key_/);
  await page.reload();
  await expect(rows.nth(1)).toContainText('removed the cap on');
});

test('a name is searched for, nothing found says so, and everything comes back', async ({ page }) => {
  await page.goto(audit);
  await page.getByRole('searchbox', { name: 'Name' }).fill('nobody is called so');
  await expect(page.getByRole('heading', { name: 'No event fits' })).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByRole('region', { name: 'Audit log' })).toBeVisible();
});

test('the whole log is saved as lines of JSON, in order, each with the hash of the one before it', async ({
  page,
}) => {
  await page.goto(audit);
  await page.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Everything, as JSON lines' }).click();
  const lines = readFileSync((await (await saving).path())!, 'utf8')
    .trim()
    .split('\n');
  const events = lines.map((line) => JSON.parse(line) as AuditEvent);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  for (const [i, event] of events.entries()) expect(event.previousHash).toBe(events[i - 1]?.hash ?? '');
  const verified = await rest.call<{ events: number; brokenAt: null }>('GET', '/api/v1/audit/verification');
  expect(verified.body.brokenAt).toBeNull();
  expect(verified.body.events).toBeGreaterThanOrEqual(events.length);
  expect(events.every(({ hash }) => hash.length === createHash('sha256').digest('hex').length)).toBe(true);
});
