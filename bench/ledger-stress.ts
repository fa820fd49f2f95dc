// 48 in flight on three hot wallets do whatever comes, PostgreSQL is stopped hard in the middle, and afterwards every
// promise of the ledger is looked at: nothing that was answered is lost, nothing happened twice, everything adds up.
import type { Database } from '@maquette/db';
import { replay } from '@maquette/domain/credits';
import { grantCredits } from '../packages/services/src/credits/grant-credits.ts';
import { openPostgres } from './bench-postgres.ts';
import { makePlace, openDatabase, reserve, settle, type Place } from './bench-wallets.ts';
import { printTable, rounded } from './table.ts';

const seconds = 12;
const jobsMax = 30_000;
const restMs = 20;

interface Answered {
  reserved: Set<string>;
  settled: Map<string, number>;
  granted: Set<string>;
  lost: number;
}

const server = await openPostgres();
const db = openDatabase(server.url);
const places = await Promise.all([0, 1, 2].map(() => makePlace(db, jobsMax / 3)));
const answered: Answered = { reserved: new Set(), settled: new Map(), granted: new Set(), lost: 0 };
const endMs = performance.now() + seconds * 1_000;
const work = Promise.all(Array.from({ length: 48 }, (_, i) => doWhatComes(i)));
await new Promise((resolve) => setTimeout(resolve, (seconds * 1_000) / 2));
await server.crash();
await work;
// what nobody knows the end of is asked again, as the product does: it has no second effect
for (const place of places) await settleWhatIsOpen(place);
const problems = (await Promise.all(places.map((place) => problemsOf(db, place)))).flat();
const operations = answered.reserved.size + answered.settled.size + answered.granted.size;
printTable(
  ['operations answered', 'per second', 'unanswered at the stop', 'violations'],
  [[operations, rounded(operations / seconds), answered.lost, problems.length]],
);
for (const problem of problems.slice(0, 20)) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
await db.close();
await server.close();

async function doWhatComes(worker: number): Promise<void> {
  const place = places[worker % places.length]!;
  for (let turn = 0; performance.now() < endMs; turn++) {
    try {
      if (turn % 10 === 9) await grantTwice(place, `stripe:il_${worker}_${turn}`);
      else await runJob(place, turn);
    } catch {
      answered.lost++;
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }
}

async function grantTwice({ workspaceId }: Place, source: string): Promise<void> {
  const grant = () => grantCredits({ db }, { workspaceId, kind: 'top_up', credits: 7, source });
  const results = await Promise.all([grant(), grant()]);
  if (results.filter(({ granted }) => granted).length > 1) throw new Error(`${source} was granted twice`);
  answered.granted.add(`${workspaceId} ${source}`);
}

async function runJob({ workspaceId, jobIds }: Place, turn: number): Promise<void> {
  const jobId = jobIds.pop();
  if (!jobId) throw new Error('too few jobs were made beforehand');
  await reserve(db, { workspaceId, jobId, credits: 8 });
  answered.reserved.add(jobId);
  const credits = [8, 5, 0][turn % 3]!;
  const { settledCredits } = await settle(db, { workspaceId, jobId, credits });
  answered.settled.set(jobId, settledCredits);
  // again, as a worker would that did not hear the answer
  const again = await settle(db, { workspaceId, jobId, credits: 8 });
  if (again.settledCredits !== settledCredits) throw new Error(`${jobId} was settled twice`);
}

async function settleWhatIsOpen({ workspaceId }: Place): Promise<void> {
  const open = await db.prisma.hold.findMany({ where: { wallet: { workspaceId }, status: 'open' } });
  for (const { jobId } of open) await settle(db, { workspaceId, jobId, credits: 0 });
}

/** What is not as the invariants of the ledger say. */
async function problemsOf(reader: Database, { workspaceId }: Place): Promise<string[]> {
  const found: string[] = [];
  const expect = (isSo: boolean, what: string) => void (isSo || found.push(`${workspaceId}: ${what}`));
  const wallet = await reader.prisma.wallet.findUniqueOrThrow({
    where: { workspaceId },
    include: { lots: true, holds: true, postings: { orderBy: { seq: 'asc' } } },
  });
  const balance = replay(wallet.postings);
  expect(wallet.postings.length === wallet.lastSeq, 'the numbers of the ledger have a gap');
  expect(balance.available === wallet.available && balance.held === wallet.held, 'the replay differs');
  expect(wallet.held === 0, `${wallet.held} are held and nothing runs`);
  for (const lot of wallet.lots) {
    const { available, held, spent, expired, revoked, rolled } = lot;
    expect(available + held + spent + expired + revoked + rolled === lot.amount, `${lot.id} does not add up`);
    const replayed = balance.lots.get(lot.id);
    expect(
      replayed?.available === available && replayed.spent === spent,
      `${lot.id} differs from its replay`,
    );
  }
  const holds = new Map(wallet.holds.map((hold) => [hold.jobId, hold]));
  for (const { jobId, amount, settled, released } of wallet.holds)
    expect(settled + released === amount && settled <= amount, `the hold of ${jobId} does not add up`);
  const jobs = await reader.prisma.job.findMany({ where: { workspaceId }, select: { id: true } });
  for (const { id } of jobs) {
    if (answered.reserved.has(id)) expect(holds.has(id), `the hold of ${id} was answered and is lost`);
    const settled = answered.settled.get(id);
    if (settled !== undefined) expect(holds.get(id)?.settled === settled, `${id} was settled otherwise`);
  }
  const sources = new Set(wallet.lots.map((lot) => `${workspaceId} ${lot.source}`));
  expect(sources.size === wallet.lots.length, 'a source was granted twice');
  for (const key of answered.granted)
    if (key.startsWith(workspaceId)) expect(sources.has(key), `${key} was answered and is lost`);
  return found;
}
