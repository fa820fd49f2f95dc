// A project with 10,000 assets: how long the server takes for a page of the list, a search, and the library page itself.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { chromium } from '@playwright/test';
import { findBrowser } from '../tools/test/browser.mjs';
import { startStudio } from '../tools/test/start-studio.mjs';
import { readFirstRunOf } from './first-run.ts';
import { percentile, printTable, rounded } from './table.ts';

const assetsCount = 10_000;
const runs = 40;
const studio = await startStudio();
try {
  const firstRun = readFirstRunOf(studio.dataFolder);
  await fill(firstRun);
  const cookie = await signedIn(firstRun);
  const key = { authorization: `Bearer ${firstRun.key}` };
  const rows = [
    await measure(
      'GET /api/v1/assets?limit=100',
      `/api/v1/assets?projectId=${firstRun.projectId}&limit=100`,
      key,
    ),
    await measure(
      'the same, searched by name',
      `/api/v1/assets?projectId=${firstRun.projectId}&limit=100&search=asset-77`,
      key,
    ),
    await measure('the library page, as HTML', `/w/${firstRun.workspaceId}/projects/${firstRun.projectId}`, {
      cookie,
    }),
  ];
  printTable(['request', 'p50 ms', 'p95 ms'], rows);
} finally {
  await studio.stop();
}

async function measure(
  name: string,
  address: string,
  headers: Record<string, string>,
): Promise<(string | number)[]> {
  const tookMs: number[] = [];
  for (let i = 0; i < runs + 5; i++) {
    const startedMs = performance.now();
    const response = await fetch(studio.url + address, { headers, redirect: 'error' });
    await response.text();
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    if (i >= 5) tookMs.push(performance.now() - startedMs);
  }
  return [name, rounded(percentile(tookMs, 0.5)), rounded(percentile(tookMs, 0.95))];
}

/** Writes the assets straight into the database: copies of a sample picture. */
async function fill({ workspaceId, projectId }: { workspaceId: string; projectId: string }): Promise<void> {
  const { password, port } = JSON.parse(readFileSync(path.join(studio.dataFolder, 'postgres.json'), 'utf8'));
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'maquette', password, database: 'maquette' });
  await client.connect();
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO "Asset" (id, "workspaceId", "projectId", kind, name, "createdById", "createdAt", "updatedAt")
     SELECT 'ast_' || lpad(n::text, 26, '0'), $1, $2, 'image', 'asset-' || n, a."createdById", now() - n * interval '1 minute', now()
     FROM generate_series(1, $3::int) n, (SELECT * FROM "Asset" WHERE "projectId" = $2 AND kind = 'image' LIMIT 1) a`,
    [workspaceId, projectId, assetsCount],
  );
  await client.query(
    `INSERT INTO "AssetVersion" (id, "workspaceId", "assetId", number, "uploadId", facts, "createdById")
     SELECT 'ver_' || substr(a.id, 5), a."workspaceId", a.id, 1, v."uploadId", v.facts, v."createdById"
     FROM "Asset" a, (SELECT v.* FROM "AssetVersion" v JOIN "Asset" s ON s.id = v."assetId" WHERE s."projectId" = $1 AND v."uploadId" IS NOT NULL LIMIT 1) v
     WHERE a."projectId" = $1 AND a.name LIKE 'asset-%'`,
    [projectId],
  );
  await client.query(
    `INSERT INTO "StoredFile" (id, "workspaceId", "versionId", role, "storageKey", mime, bytes, sha256)
     SELECT 'file_' || substr(n.id, 5) || f.role, n."workspaceId", n.id, f.role, f."storageKey", f.mime, f.bytes, f.sha256
     FROM "AssetVersion" n JOIN "Asset" a ON a.id = n."assetId" AND a.name LIKE 'asset-%',
          (SELECT f.* FROM "StoredFile" f JOIN "AssetVersion" v ON v.id = f."versionId" WHERE v."uploadId" = (SELECT "uploadId" FROM "AssetVersion" WHERE "uploadId" IS NOT NULL LIMIT 1) AND v.id NOT LIKE 'ver_000%') f
     WHERE a."projectId" = $1`,
    [projectId],
  );
  await client.query('COMMIT');
  await client.query('ANALYZE');
  await client.end();
}

async function signedIn({ email, password }: { email: string; password: string }): Promise<string> {
  const { executablePath } = await findBrowser(path.resolve(import.meta.dirname, '..'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const context = await browser.newContext({ baseURL: studio.url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/w\/ws_/);
  const cookies = await context.cookies();
  await browser.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
