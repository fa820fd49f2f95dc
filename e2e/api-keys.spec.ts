import { expect, test, type Page } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

const firstRun = readFirstRun();
const keys = `/w/${firstRun.workspaceId}/settings/keys`;
const withKey = (key: string) => {
  const { url, projectId } = Rest.ofFirstRun();
  return new Rest({ url, key, projectId });
};

async function secretIn(page: Page): Promise<string> {
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'API key' });
  await expect(field).toHaveValue(/^mq_/);
  const secret = await field.inputValue();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  return secret;
}

const act = async (page: Page, name: string, what: RegExp) => {
  await page
    .getByRole('listitem')
    .filter({ hasText: name })
    .first()
    .getByRole('button', { name: `What to do with ${name}` })
    .click();
  await page.getByRole('menuitem', { name: what }).click();
};

test('a key of the workspace is cut down, used, rotated with both working, renamed, and revoked everywhere', async ({
  page,
}) => {
  await signIn(page, firstRun);
  await page.goto(keys);
  const name = `Nightly ${Date.now()}`;
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('radio', { name: 'Of the workspace' }).click();
  await dialog.getByRole('radio', { name: 'Only some' }).click();
  await dialog.getByRole('group', { name: 'Only these projects' }).getByRole('checkbox').first().click();
  await dialog.getByRole('radio', { name: 'Per day' }).click();
  await dialog.getByRole('textbox', { name: 'Most credits' }).fill('0');
  await dialog.getByRole('button', { name: 'Make key' }).click();
  const first = withKey(await secretIn(page));
  const line = page.getByRole('listitem').filter({ hasText: name });
  await expect(line).toContainText('Active');
  await expect(line).toContainText('At most 0 credits per day');

  expect((await first.call('GET', '/api/v1/me')).status).toBe(200);
  expect((await first.call('GET', '/api/v1/wallet')).status).toBe(403);

  await act(page, name, /Rotate/);
  await dialog.getByRole('button', { name: 'Make new key' }).click();
  const second = withKey(await secretIn(page));
  await expect(line.filter({ hasText: 'Ending after rotation' })).toBeVisible();
  for (const each of [first, second]) expect((await each.call('GET', '/api/v1/me')).status).toBe(200);

  const active = line.filter({ hasText: 'Active' });
  await active.getByRole('button', { name: /^What to do/ }).click();
  await page.getByRole('menuitem', { name: /Rename/ }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`${name} new`);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(line.filter({ hasText: `${name} new` })).toBeVisible();

  await act(page, `${name} new`, /Revoke/);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click();
  await expect(line.filter({ hasText: `${name} new` })).toHaveCount(0);
  await expect
    .poll(async () => (await second.call('GET', '/api/v1/me')).status, { timeout: 5_000 })
    .toBe(401);
  expect((await first.call('GET', '/api/v1/me')).status).toBe(200);
  await act(page, name, /Revoke/);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click();
  await expect(line).toHaveCount(0);
  await page.getByRole('button', { name: /over$/ }).click();
  await expect(line.first()).toContainText('Revoked');
});
