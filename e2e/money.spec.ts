import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { Rest, type Answer, type Job, type Problem } from './rest-steps.ts';

const rest = Rest.ofFirstRun();

const cancelAll = async (ids: string[]) => {
  for (const id of ids) await rest.call('DELETE', `/api/v1/jobs/${id}`);
  for (const id of ids) await rest.jobEnd(id);
};

test('the price shown is what is set aside, and no more is charged', async () => {
  const image = await rest.uploadPicture();
  const before = await rest.wallet();
  const params = { image, engine: 'sculpt' };
  const quoted = await rest.call<{
    totalCredits: number;
    balance: { available: number };
    afterCredits: number;
  }>('POST', '/api/v1/quotes', {
    json: { operation: 'image-to-model', params },
  });
  expect(quoted.body.totalCredits).toBe(8);
  expect(quoted.body.balance.available).toBe(before.available);
  expect(quoted.body.afterCredits).toBe(before.available - 8);

  const started = await rest.startJob(params);
  expect(started.status).toBe(201);
  expect(started.body.quotedCredits).toBe(8);
  expect(started.body.reservedCredits).toBe(8);
  const ended = await rest.jobEnd(started.body.id);
  expect(ended.status, ended.error?.message).toBe('succeeded');
  expect(ended.consumedCredits).toBeLessThanOrEqual(ended.reservedCredits);
  const after = await rest.wallet();
  expect(after.available + after.held).toBe(before.available + before.held - ended.consumedCredits);
});

test('a job that is cancelled in the queue or while it runs leaves the wallet as it was', async () => {
  const image = await rest.uploadPicture();
  const before = await rest.wallet();
  const jobs: Job[] = [];
  for (let i = 0; i < 4; i++)
    jobs.push((await rest.startJob({ image, variants: 4, textureSize: 2048 })).body);
  await expect.poll(async () => (await rest.job(jobs[0]!.id)).status).toBe('running');
  await cancelAll(jobs.map(({ id }) => id));
  for (const { id } of jobs)
    expect(await rest.job(id)).toMatchObject({ status: 'cancelled', consumedCredits: 0 });
  const after = await rest.wallet();
  expect({ available: after.available, held: after.held }).toEqual({ available: before.available, held: 0 });
});

test('a picture with nothing to model fails with a sentence, and every credit comes back', async () => {
  // two flat halves: not empty as a file, but no subject
  const { default: sharp } = await import('sharp');
  const noise = await sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 1 },
    },
  })
    .png()
    .toBuffer();
  const uploaded = await rest.upload(noise, 'nothing.png');
  const before = await rest.wallet();
  if (uploaded.status === 422) return expect(uploaded.body.detail).toMatch(/nothing/i);
  const { body } = await rest.startJob({ image: uploaded.body.uploadId });
  const ended = await rest.jobEnd(body.id);
  expect(ended).toMatchObject({ status: 'failed', consumedCredits: 0 });
  expect(ended.error?.message).toMatch(/^[A-Z].{20,}\.$/);
  const after = await rest.wallet();
  expect({ available: after.available, held: after.held }).toEqual({ available: before.available, held: 0 });
});

test('20 equal requests under one key make one job; another body under the same key is refused', async () => {
  const image = await rest.uploadPicture();
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => rest.startJob({ image, texture: false }, key)),
  );
  expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const other = await rest.startJob({ image, texture: true }, key);
  expect(other.status).toBe(409);
  expect(other.body.code).toBe('conflict.idempotency-key');
  await rest.jobEnd(answers[0]!.body.id);
});

test('50 jobs at once with credits for 7: 7 are accepted, 43 refused with 402, nothing goes negative', async () => {
  const image = await rest.uploadPicture();
  const held: string[] = [];
  const params = { image, texture: false, variants: 2 };
  const price = 10;
  // set credits aside in jobs that wait, until what is left is good for 7
  for (;;) {
    const { available } = await rest.wallet();
    const surplus = available - 7 * price;
    if (surplus < price) break;
    const variants = Math.min(4, Math.floor(surplus / 8));
    const job = await rest.startJob(
      variants >= 1 ? { image, variants, textureSize: 2048 } : { image, texture: false },
    );
    expect(job.status, JSON.stringify(job.body)).toBe(201);
    held.push(job.body.id);
  }
  const { available } = await rest.wallet();
  expect(Math.floor(available / price)).toBe(7);

  const answers: Answer<Job & Omit<Problem, 'status'>>[] = await Promise.all(
    Array.from({ length: 50 }, () => rest.startJob(params)),
  );
  const accepted = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 402);
  expect({ accepted: accepted.length, refused: refused.length }).toEqual({ accepted: 7, refused: 43 });
  expect(refused[0]!.body.code).toBe('credits.insufficient');
  const wallet = await rest.wallet();
  expect(wallet.available).toBe(available - 7 * price);
  for (const lot of wallet.lots) expect(Math.min(lot.available, lot.held)).toBeGreaterThanOrEqual(0);
  await cancelAll([...held, ...accepted.map(({ body }) => body.id)]);
  expect((await rest.wallet()).held).toBe(0);
});

test('the exported ledger, replayed from its first entry, gives the balance shown', async () => {
  let after: number | null = 0;
  const totals: Record<string, number> = {};
  let lastSeq = 0;
  while (after !== null) {
    const page: Answer<{
      items: { seq: number; from: string; to: string; amount: number }[];
      nextAfter: number | null;
    }> = await rest.call('GET', `/api/v1/wallet/ledger?after=${after}`);
    for (const { seq, from, to, amount } of page.body.items) {
      expect(seq).toBe(++lastSeq);
      totals[from] = (totals[from] ?? 0) - amount;
      totals[to] = (totals[to] ?? 0) + amount;
    }
    after = page.body.nextAfter;
  }
  const { available, held } = await rest.wallet();
  expect({ available: totals['available'] ?? 0, held: totals['held'] ?? 0 }).toEqual({ available, held });
});
