import { createDatabase } from '@maquette/db';
import { afterAll, expect, inject, test } from 'vitest';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { holdsByHand } from '../testing/holds-by-hand.ts';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { openHold } from './open-hold.ts';
import { withWallet } from './with-wallet.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 20 });
const deps = { db };
const { reserve } = holdsByHand(db);
afterAll(() => db.close());

test('one that fails in company spoils nothing for the others, and leaves nothing of its own', async () => {
  const { workspaceId } = await makeWorkspace(db, { credits: 100 });
  const spoil = () =>
    withWallet(deps, {
      workspaceId,
      mayShare: true,
      work: async (tx, wallet) => {
        openHold(wallet, { jobId: 'none', credits: 50, priceBookVersion: '', actor: '' });
        await tx.$executeRaw`SELECT 1 / 0`;
      },
    });
  const answers = await Promise.allSettled([
    reserve(workspaceId, 8),
    reserve(workspaceId, 8),
    spoil(),
    reserve(workspaceId, 8),
    reserve(workspaceId, 8),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect((await expectSoundWallet(db, workspaceId)).held).toBe(32);
});

test('a rush on one wallet leaves connections for the others', async () => {
  const narrow = createDatabase({ url: inject('databaseUrl'), connectionsMax: 2 });
  const { workspaceId } = await makeWorkspace(db, { credits: 1_000 });
  let isHeld = true;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const rush = Array.from({ length: 20 }, () =>
    withWallet({ db: narrow }, { workspaceId, mayShare: false, work: () => held }),
  );
  const other = await narrow.prisma.$queryRaw`SELECT 1 AS one`.then(() => isHeld);
  isHeld = false;
  letGo();
  await Promise.all(rush);
  await narrow.close();
  expect(other).toBe(true);
});
