// Reserve + settle per second on hot wallets: many connections, few wallets, a real PostgreSQL with fsync on.
//   BENCH_POSTINGS=10000000 npm run bench -- ledger     the same with so many postings in the table
import type { Database } from '@maquette/db';
import { openPostgres } from './bench-postgres.ts';
import { makePlace, openDatabase, reserve, settle, writePast, type Place } from './bench-wallets.ts';
import { percentile, printTable, rounded } from './table.ts';

const seconds = 8;
/** More than any machine of this kind gets through in the time. */
const jobsMax = 30_000;
const pastPostings = Number(process.env.BENCH_POSTINGS ?? 0);

const server = await openPostgres();
const rows: (string | number)[][] = [];
const runs =
  pastPostings > 0
    ? ([[3, 48]] as const)
    : ([
        [1, 1],
        [1, 16],
        [3, 48],
        [48, 48],
      ] as const);
for (const [wallets, inFlight] of runs) {
  const db = openDatabase(server.url);
  rows.push(await measure(db, wallets, inFlight));
  await db.close();
}
printTable(
  ['wallets', 'in flight', 'postings before', 'reserve + settle per second', 'p50 ms', 'p95 ms'],
  rows,
);
await server.close();

async function measure(db: Database, wallets: number, inFlight: number) {
  const places = await Promise.all(
    Array.from({ length: wallets }, () => makePlace(db, Math.ceil(jobsMax / wallets))),
  );
  if (pastPostings > 0) {
    for (const place of places) await writePast(db, place, Math.ceil(pastPostings / wallets));
    await db.prisma.$executeRaw`VACUUM ANALYZE "Posting"`;
  }
  const tookMs: number[] = [];
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: inFlight }, async (_, i) => {
      const place = places[i % places.length]!;
      for (let startedMs = performance.now(); startedMs < end; startedMs = performance.now()) {
        await reserveAndSettle(db, place);
        tookMs.push(performance.now() - startedMs);
      }
    }),
  );
  return [
    wallets,
    inFlight,
    pastPostings,
    rounded(tookMs.length / seconds),
    rounded(percentile(tookMs, 0.5), 1),
    rounded(percentile(tookMs, 0.95), 1),
  ];
}

/** The two moves of a job that succeeds, each committed before the next begins. The jobs' rows are there already. */
async function reserveAndSettle(db: Database, { workspaceId, jobIds }: Place): Promise<void> {
  const jobId = jobIds.pop();
  if (!jobId) throw new Error('too few jobs were made beforehand');
  await reserve(db, { workspaceId, jobId, credits: 8 });
  await settle(db, { workspaceId, jobId, credits: 5 });
}
