import { expect, test, type Browser, type Page } from '@playwright/test';
import { linkFromMail, newMember, newPerson, signIn, submitSignIn, type Person } from './account-steps.ts';

/** A window of its own, in which nobody is signed in. */
async function otherWindow(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Somebody with a workspace of their own, signed in; where its settings are. */
async function newOwner(page: Page): Promise<{ owner: Person; workspace: string }> {
  const owner = await newMember(page);
  await signIn(page, owner);
  return { owner, workspace: /\/w\/ws_\w+/.exec(page.url())![0] };
}

async function inviteByMail(page: Page, workspace: string, email: string, role: RegExp): Promise<void> {
  await page.goto(`${workspace}/settings/people`);
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: role }).click();
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'Invitations' })).toContainText(email);
}

const invitationOf = (page: Page, email: string) => linkFromMail(page, email, /invites you/);

test('an owner invites somebody new, who makes an account from the mail and joins; then is suspended and removed', async ({
  page,
  browser,
}) => {
  const { workspace } = await newOwner(page);
  const guest = { ...newPerson(), name: 'Grace New' };
  await inviteByMail(page, workspace, guest.email, /^Editor/);
  await expect(page.getByText('1 of 2 seats of the plan Free is taken.')).toBeVisible();

  const theirs = await otherWindow(browser);
  const link = await invitationOf(theirs, guest.email);
  await theirs.goto(link);
  await expect(theirs.getByText('Editor', { exact: true })).toBeVisible();
  await expect(theirs.getByLabel('E-mail address')).toHaveValue(guest.email);
  await expect(theirs.getByLabel('E-mail address')).not.toBeEditable();
  await theirs.getByLabel('Name').fill(guest.name);
  await theirs.getByLabel('Password', { exact: true }).fill(guest.password);
  await theirs.getByRole('button', { name: 'Create account' }).click();
  await theirs.getByRole('link', { name: 'Go to sign in' }).click();
  await submitSignIn(theirs, guest);
  await theirs.getByRole('button', { name: /^Join/ }).click();
  await theirs.waitForURL(new RegExp(workspace));

  const again = await otherWindow(browser);
  await again.goto(link);
  await expect(again.getByRole('heading', { name: 'This invitation no longer works' })).toBeVisible();

  await page.reload();
  const members = page.getByRole('list', { name: 'Members' });
  await expect(members).toContainText('Grace New');
  await page.getByRole('button', { name: 'Change Grace New' }).click();
  await page.getByRole('menuitemradio', { name: 'Viewer' }).click();
  await expect(members.getByText('viewer', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Change Grace New' }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  await expect(members.getByText('suspended', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Change Grace New' }).click();
  await page.getByRole('menuitem', { name: 'Lift the suspension' }).click();
  await expect(members.getByText('suspended', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Change Grace New' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(members).not.toContainText('Grace New');
  expect((await theirs.goto(workspace))!.status()).toBe(404);
});

test('an invitation is for the address that it went to, and for nobody else who holds it', async ({
  page,
  browser,
}) => {
  const { workspace } = await newOwner(page);
  const invited = newPerson();
  await inviteByMail(page, workspace, invited.email, /^Viewer/);
  const theirs = await otherWindow(browser);
  const stranger = await newMember(theirs);
  await signIn(theirs, stranger);
  await theirs.goto(await invitationOf(theirs, invited.email));
  await expect(theirs.getByText(`This invitation is for ${invited.email}`)).toBeVisible();
  await expect(theirs.getByRole('button', { name: /^Join/ })).toBeHidden();
  await theirs.getByRole('button', { name: 'Sign in with another address' }).click();
  await theirs.waitForURL(/\/sign-in\?callbackUrl=/);
});

test('a client is invited by link as a guest of one project, and sees nothing else', async ({
  page,
  browser,
}) => {
  const { workspace } = await newOwner(page);
  const workspaceId = workspace.slice('/w/'.length);
  const headers = {
    'content-type': 'application/json',
    'x-maquette-csrf': '1',
    origin: new URL(page.url()).origin,
  };
  for (const name of ['Chairs', 'Secret tables'])
    await page.request.post('/api/trpc/project.create', { headers, data: { json: { workspaceId, name } } });
  await page.goto(`${workspace}/settings/people`);
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'By link' }).click();
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: /^Guest/ }).click();
  await expect(dialog.getByRole('button', { name: 'Make the link' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Chairs' }).click();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const url = new URL(await page.getByRole('textbox', { name: 'Link' }).inputValue());
  await page.getByRole('button', { name: 'I have kept it' }).click();

  const theirs = await otherWindow(browser);
  const client = newPerson();
  await theirs.goto(url.pathname + url.search);
  await theirs.getByLabel('Name').fill(client.name);
  await theirs.getByLabel('E-mail address').fill(client.email);
  await theirs.getByLabel('Password', { exact: true }).fill(client.password);
  await theirs.getByRole('button', { name: 'Create account' }).click();
  await expect(theirs.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await theirs.goto(await linkFromMail(theirs, client.email, /confirm/i));
  await theirs.getByRole('button', { name: 'Confirm my address' }).click();
  await theirs.getByLabel('Password', { exact: true }).fill(client.password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await theirs.getByRole('button', { name: /^Join/ }).click();
  await theirs.waitForURL(new RegExp(workspace));
  await expect(theirs.getByRole('link', { name: 'Chairs' }).first()).toBeVisible();
  await expect(theirs.getByText('Secret tables')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('list', { name: 'Guests' })).toContainText('Chairs (viewer)');

  await theirs.goto(`${workspace}/settings`);
  await expect(async () => {
    await theirs.getByRole('button', { name: 'Leave…' }).click();
    await expect(theirs.getByRole('alertdialog')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await theirs.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await theirs.waitForURL((at) => /\/w\/ws_/.test(at.pathname) && !at.pathname.startsWith(workspace));
});

test('a workspace is handed over with both passwords, and deleted by its new owner', async ({
  page,
  browser,
}) => {
  const { owner, workspace } = await newOwner(page);
  const theirs = await otherWindow(browser);
  const heir = await newMember(theirs);
  await signIn(theirs, heir);
  await inviteByMail(page, workspace, heir.email, /^Admin/);
  await theirs.goto(await invitationOf(theirs, heir.email));
  await theirs.getByRole('button', { name: /^Join/ }).click();
  await theirs.waitForURL(new RegExp(workspace));

  await page.goto(`${workspace}/settings`);
  await page.getByRole('button', { name: 'Hand over…' }).click();
  const offer = page.getByRole('dialog');
  await offer.getByRole('combobox', { name: 'To' }).click();
  await page.getByRole('option', { name: new RegExp(heir.email) }).click();
  await offer.getByLabel('Your password').fill('not the password');
  await offer.getByRole('button', { name: 'Offer the workspace' }).click();
  await expect(offer.getByText('This is not your password.')).toBeVisible();
  await offer.getByLabel('Your password').fill(owner.password);
  await offer.getByRole('button', { name: 'Offer the workspace' }).click();
  await expect(page.getByRole('button', { name: 'Take the offer back' })).toBeVisible();

  await theirs.reload();
  await theirs.getByRole('button', { name: 'Accept…' }).click();
  await theirs.getByLabel('Your password').fill(heir.password);
  await theirs.getByRole('button', { name: 'Become the owner' }).click();
  await expect(theirs.getByText('You are the owner of this workspace now')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Delete…' })).toBeHidden();

  await theirs.goto(`${workspace}/settings`);
  // filled in when the page is awake
  await expect(theirs.getByLabel('Name')).toHaveValue(/./);
  const name = await theirs.getByLabel('Name').inputValue();
  await theirs.getByRole('button', { name: 'Delete…' }).click();
  const doomed = theirs.getByRole('dialog');
  await expect(doomed.getByRole('button', { name: 'Delete workspace' })).toBeDisabled();
  await doomed.getByLabel(/^Type its name/).fill(name);
  await doomed.getByLabel('Your password').fill(heir.password);
  await doomed.getByRole('button', { name: 'Delete workspace' }).click();
  await theirs.waitForURL((at) => /\/w\/ws_/.test(at.pathname) && !at.pathname.startsWith(workspace));
  expect((await page.goto(workspace))!.status()).toBe(404);
});
