import type { Database } from '@maquette/db';
import { replay } from '@maquette/domain/credits';
import { expect } from 'vitest';

/** Reads the whole wallet of a workspace and checks the invariants of credits.md that one moment can show. */
export async function expectSoundWallet(db: Database, workspaceId: string) {
  const wallet = await db.prisma.wallet.findUniqueOrThrow({
    where: { workspaceId },
    include: { lots: true, holds: { include: { lines: true } }, postings: { orderBy: { seq: 'asc' } } },
  });
  const balance = replay(wallet.postings);
  expect({ available: wallet.available, held: wallet.held, lastSeq: wallet.lastSeq }).toEqual({
    available: balance.available,
    held: balance.held,
    lastSeq: wallet.postings.length,
  });
  for (const { id, available, held, spent, expired, revoked, rolled, amount } of wallet.lots) {
    expect(balance.lots.get(id)).toEqual({ available, held, spent, expired, revoked, rolled });
    expect(available + held + spent + expired + revoked + rolled).toBe(amount);
  }
  const jobs = await db.prisma.job.findMany({ where: { workspaceId } });
  const jobById = new Map(jobs.map((job) => [job.id, job]));
  for (const hold of wallet.holds) {
    const job = jobById.get(hold.jobId)!;
    const isLive = job.status === 'queued' || job.status === 'running';
    expect([job.status, hold.status]).toEqual([job.status, isLive ? 'open' : 'closed']);
    expect(job.reservedCredits).toBe(hold.amount);
    expect(job.consumedCredits).toBe(hold.settled);
    expect(job.consumedCredits).toBeLessThanOrEqual(job.reservedCredits);
    expect(job.reservedCredits).toBeLessThanOrEqual(job.quotedCredits);
    if (!isLive) expect(hold.settled + hold.released).toBe(hold.amount);
    if (job.status === 'failed' || job.status === 'cancelled') expect(hold.settled).toBe(0);
    expect(hold.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(hold.amount);
  }
  expect(wallet.holds.length).toBe(jobs.length);
  const open = wallet.holds.filter((hold) => hold.status === 'open');
  expect(wallet.held).toBe(open.reduce((sum, hold) => sum + hold.amount, 0));
  return wallet;
}
