import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { readFirstRun, signIn } from './account-steps.ts';
import { Rest } from './rest-steps.ts';

const axeSource = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const firstRun = readFirstRun();
const workspace = `/w/${firstRun.workspaceId}`;

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
}

async function expectNoViolations(page: Page, what: string): Promise<void> {
  // through the debugger, which our content security policy does not bind
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    what,
  ).toEqual([]);
}

/** No part of the page sticks out to the side. */
const sidewaysPixels = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const look of [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark', colorScheme: 'dark', width: 1280 },
  { name: '360 px', colorScheme: 'light', width: 360 },
] as const)
  test(`axe finds nothing on any page, and nothing sticks out: ${look.name}`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(400_000);
    const rest = Rest.ofFirstRun();
    const image = await rest.uploadPicture();
    const job = await rest.jobEnd((await rest.startJob({ image, texture: false, faceLimit: 5_000 })).body.id);
    const picture = (
      await rest.call<{ items: { id: string; kind: string }[] }>('GET', '/api/v1/assets?limit=100')
    ).body.items.find(({ kind }) => kind === 'image')!;
    const context = await browser.newContext({
      baseURL,
      colorScheme: look.colorScheme,
      viewport: { width: look.width, height: 800 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const check = async (address: string) => {
      await page.goto(address);
      await page.locator('h1').first().waitFor();
      if (await page.locator('[data-viewer-state]').count())
        await page.locator('[data-viewer-state="ready"]').waitFor({ timeout: 90_000 });
      await page.waitForLoadState('networkidle').catch(() => {}); // the event stream stays open
      await expectNoViolations(page, `${address}, ${look.name}`);
      expect(await sidewaysPixels(page), `${address}, ${look.name}`).toBeLessThanOrEqual(0);
    };
    for (const address of ['/sign-in', '/sign-up', '/forgot-password', '/invite', '/dev/mail'])
      await check(address);
    await signIn(page, firstRun);
    for (const address of [
      workspace,
      `${workspace}/projects/${firstRun.projectId}`,
      `${workspace}/projects/${firstRun.projectId}/links`,
      `${workspace}/projects/${firstRun.projectId}/create?asset=${picture.id}`,
      `${workspace}/projects/${firstRun.projectId}/create?operation=multiview-to-model`,
      `${workspace}/jobs`,
      `${workspace}/jobs/${job.id}`,
      `${workspace}/assets/${job.outputs[0]!.assetId}`,
      `${workspace}/assets/${picture.id}`,
      `${workspace}/wallet`,
      `${workspace}/wallet/billing`,
      `${workspace}/wallet/alerts`,
      `${workspace}/wallet/limits`,
      `${workspace}/approvals`,
      `${workspace}/wallet/ledger`,
      `${workspace}/wallet/usage`,
      `${workspace}/wallet/usage?by=project`,
      '/operator',
      `${workspace}/settings`,
      `${workspace}/settings/people`,
      `${workspace}/settings/keys`,
      `${workspace}/settings/webhooks`,
      `${workspace}/settings/audit`,
      `${workspace}/assets/ast_00000000000000000000000000`,
    ])
      await check(address);
    await context.close();
  });
