#!/usr/bin/env node
// `npm run screenshots`: starts Maquette with a fresh data folder, makes a few models, and takes a picture of every page:
// light, dark, and 360 px wide, into docs/screenshots/.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateClient, installPackages } from '../start/install.mjs';
import { findBrowser } from '../test/browser.mjs';
import { startStudio } from '../test/start-studio.mjs';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
installPackages(root, { withTools: true });
await generateClient(root);
const { chromium } = await import('@playwright/test');
const { default: sharp } = await import('sharp');

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 360, height: 740 } },
];
const folder = path.join(root, 'docs/screenshots');
mkdirSync(folder, { recursive: true });

const studio = await startStudio({ log: (text) => process.stdout.write(text) });
const { executablePath, libraryPath } = await findBrowser(root);
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
  env: { ...process.env, ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) },
});
try {
  const firstRun = JSON.parse(readFileSync(path.join(studio.dataFolder, 'first-run.json'), 'utf8'));
  const pages = await preparePages(firstRun);
  for (const look of looks) await shoot(look, firstRun, pages);
} finally {
  await browser.close();
  await studio.stop();
}

/** Makes what the pages show; returns their addresses by name, those for signed-out people first. */
async function preparePages({ workspaceId, projectId, apiKey }) {
  const call = async (method, address, body) => {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const request = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    return (await fetch(studio.url + address, request)).json();
  };
  const { items: assets } = await call('GET', '/api/v1/assets?limit=50');
  const uploadOf = (name) => assets.find((asset) => asset.name === name).current.uploadId;
  const make = (operation, name, params) =>
    call('POST', '/api/v1/jobs', { operation, params, projectId, name });
  const jobs = [
    await make('image-to-model', 'Mushroom', { image: uploadOf('mushroom'), seed: 1 }),
    await make('image-to-model', 'Rocket', { image: uploadOf('rocket'), seed: 1, variants: 2 }),
    await make('multiview-to-model', 'Lantern', {
      views: { front: uploadOf('lantern-front'), left: uploadOf('lantern-left') },
      seed: 1,
    }),
  ];
  for (const { id } of jobs)
    while (!/succeeded|failed/.test((await call('GET', `/api/v1/jobs/${id}`)).status))
      await new Promise((resolve) => setTimeout(resolve, 500));
  const model = (await call('GET', `/api/v1/jobs/${jobs[1].id}`)).outputs[0];
  const picture = assets.find(({ name }) => name === 'rubber-duck').id;
  const workspace = `/w/${workspaceId}`;
  return {
    open: {
      'sign-in': '/sign-in',
      'sign-up': '/sign-up',
      'forgot-password': '/forgot-password',
      mail: '/dev/mail',
    },
    member: {
      projects: workspace,
      project: `${workspace}/projects/${projectId}`,
      create: `${workspace}/projects/${projectId}/create?asset=${picture}`,
      jobs: `${workspace}/jobs`,
      job: `${workspace}/jobs/${jobs[2].id}`,
      model: `${workspace}/assets/${model.assetId}`,
      picture: `${workspace}/assets/${picture}`,
      wallet: `${workspace}/wallet`,
      ledger: `${workspace}/wallet/ledger`,
      usage: `${workspace}/wallet/usage`,
      billing: `${workspace}/wallet/billing`,
      alerts: `${workspace}/wallet/alerts`,
      limits: `${workspace}/wallet/limits`,
      operator: '/operator',
      settings: `${workspace}/settings`,
      people: `${workspace}/settings/people`,
      keys: `${workspace}/settings/keys`,
      webhooks: `${workspace}/settings/webhooks`,
      security: `${workspace}/settings/security`,
      audit: `${workspace}/settings/audit`,
      'share-links': `${workspace}/projects/${projectId}/links`,
      account: '/account',
      'not-found': `${workspace}/assets/ast_00000000000000000000000000`,
    },
  };
}

async function shoot({ name: look, colorScheme, viewport }, { email, password }, pages) {
  const context = await browser.newContext({
    baseURL: studio.url,
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  for (const [name, address] of Object.entries(pages.open)) await shootOne(page, { name, look, address });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);
  for (const [name, address] of Object.entries(pages.member)) await shootOne(page, { name, look, address });
  await context.close();
}

async function shootOne(page, { name, look, address }) {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  const viewer = page.locator('[data-viewer-state]');
  if (await viewer.count()) await page.locator('[data-viewer-state="ready"]').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1_500); // pictures and figures come in
  const shot = await page.screenshot();
  const file = path.join(folder, `${name}-${look}.png`);
  writeFileSync(file, await sharp(shot).png({ palette: true, colours: 192, effort: 8 }).toBuffer());
  console.log(path.relative(root, file));
}
