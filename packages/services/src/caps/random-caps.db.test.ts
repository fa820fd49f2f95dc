import type { Actor } from '@maquette/domain/access';
import { capPeriods, capScopes, type CapPeriod, type CapScope } from '@maquette/domain/caps';
import { expect, test } from 'vitest';
import { createApiKey } from '../api-keys/index.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import { updateLimits } from '../limits/index.ts';
import { newId } from '../new-id.ts';
import { createDice } from '../testing/dice.ts';
import { expectSoundWallet } from '../testing/expect-sound-wallet.ts';
import { claimNext, deliverResults, makeUpload, model, start, value } from '../testing/make-studio.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { setClock } from '../testing/set-clock.ts';
import { useOwnStudio } from '../testing/use-own-studio.ts';
import { listCaps, raiseCap, removeCap, setCap } from './index.ts';

const { here } = useOwnStudio();
const timeZone = 'Europe/Berlin';
const hourMs = 3_600_000;

/** What the naive model knows of a job: plain facts, in a list. */
interface KnownJob {
  id: string;
  userId: string;
  keyId: string | null;
  projectId: string;
  /** What counts: what is held, and later what it cost. */
  credits: number;
  isOver: boolean;
  at: Date;
}
interface KnownCap {
  id: string;
  scope: CapScope;
  subjectId: string;
  period: CapPeriod;
  credits: number;
  isHard: boolean;
  raises: { credits: number; at: Date }[];
}

/** `2026-11-20` or `2026-11` on a calendar in Berlin: two instants are in one window when these are the same. */
const windowName = (at: Date, period: CapPeriod): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(at)
    .slice(0, period === 'day' ? 10 : 7);

const counts = (cap: KnownCap, job: Omit<KnownJob, 'id'>): boolean =>
  cap.scope === 'workspace' ||
  cap.subjectId === { member: job.userId, project: job.projectId, api_key: job.keyId }[cap.scope];

function usedOf(cap: KnownCap, jobs: KnownJob[], now: Date): { used: number; limit: number } {
  const isNow = (at: Date) => windowName(at, cap.period) === windowName(now, cap.period);
  const sum = (list: { credits: number; at: Date }[]) =>
    list.filter(({ at }) => isNow(at)).reduce((total, { credits }) => total + credits, 0);
  return { used: sum(jobs.filter((job) => counts(cap, job))), limit: cap.credits + sum(cap.raises) };
}

test.each([3, 17, 71])(
  'caps let through what a list of jobs and a calendar would, whatever is started, returned, raised and removed (chance %i)',
  async (seed) => {
    const { db, studio } = here;
    const { deps } = studio;
    const dice = createDice(seed);
    await studio.online('sculpt', 1);
    let now = new Date('2026-10-24T18:00:00Z');
    await setClock(db, now);
    const workspace = await makeWorkspace(db, { credits: 100_000 });
    const { workspaceId, actor: owner } = workspace;
    value(await updateLimits(deps, owner, { timeZone }));
    const people = [
      owner,
      await makeMember(db, workspaceId, 'editor'),
      await makeMember(db, workspaceId, 'editor'),
    ];
    const made = await createApiKey(deps, people[1]!, {
      name: 'Bot',
      scopes: ['read', 'write', 'jobs'],
    });
    const keyId = value(made).view.id;
    const bot: Actor = {
      ...people[1]!,
      via: { kind: 'api-key', apiKeyId: keyId, scopes: ['read', 'write', 'jobs'], projectIds: [] },
    };
    const projects = [workspace.projectId, newId('project')];
    await db.prisma.project.create({
      data: { id: projects[1]!, workspaceId, name: 'Second', ownerId: owner.userId },
    });
    const uploadId = await makeUpload(deps, owner);
    const subjects = {
      workspace: [workspaceId],
      member: people.map(({ userId }) => userId),
      project: projects,
      api_key: [keyId],
    };
    const jobs: KnownJob[] = [];
    const caps = new Map<string, KnownCap>();

    const startOne = async () => {
      const actor = dice.pick([...people, bot])!;
      const projectId = dice.pick(projects)!;
      const variants = 1 + dice.below(4);
      const job = {
        userId: actor.userId,
        keyId: actor === bot ? keyId : null,
        projectId,
        credits: 5 * variants,
        isOver: false,
        at: now,
      };
      const mayStart = [...caps.values()]
        .filter((cap) => cap.isHard && counts(cap, job))
        .every((cap) => {
          const { used, limit } = usedOf(cap, jobs, now);
          return used + job.credits <= limit;
        });
      const params = { variants, texture: false };
      const result = await start(studio, { ...workspace, actor, projectId }, { uploadId, params });
      expect(result.ok ? 'ok' : result.refusal.code).toBe(mayStart ? 'ok' : 'credits.cap');
      if (result.ok) jobs.push({ ...job, id: result.value.job.id });
    };
    const live = () => jobs.filter(({ isOver }) => !isOver);
    const giveBack = async () => {
      const job = dice.pick(live());
      if (!job) return;
      value(await cancelJob(deps, owner, { jobId: job.id }));
      Object.assign(job, { isOver: true, credits: 0 });
    };
    const finish = async () => {
      if (live().length === 0) return;
      const message = await claimNext(studio);
      const job = jobs.find(({ id }) => id === message.jobId)!;
      await deliverResults(studio, message, [model(0)]);
      Object.assign(job, { isOver: true, credits: 5 });
    };
    const cap = async () => {
      const scope = dice.pick(capScopes)!;
      const wanted = {
        scope,
        subjectId: dice.pick(subjects[scope])!,
        period: dice.pick(capPeriods)!,
        credits: dice.below(20) * 5,
        isHard: dice.next() < 0.8,
      };
      const { id } = value(await setCap(deps, owner, wanted));
      caps.set(id, { raises: [], ...caps.get(id), id, ...wanted });
    };
    const raiseOrRemove = async () => {
      const known = dice.pick([...caps.values()]);
      if (!known) return;
      if (dice.next() < 0.3) {
        value(await removeCap(deps, owner, { capId: known.id }));
        caps.delete(known.id);
        return;
      }
      const credits = 5 + dice.below(30);
      value(await raiseCap(deps, owner, { capId: known.id, credits, reason: 'chance' }));
      known.raises.push({ credits, at: now });
    };
    const goOn = async () => {
      now = new Date(now.getTime() + (1 + dice.below(20)) * hourMs);
      await setClock(db, now);
    };

    for (let i = 0; i < 120; i++) {
      const what = dice.next();
      if (what < 0.5) await startOne();
      else if (what < 0.62) await giveBack();
      else if (what < 0.74) await finish();
      else if (what < 0.84) await cap();
      else if (what < 0.92) await raiseOrRemove();
      else await goOn();
    }
    const shown = value(await listCaps(deps, owner));
    expect(shown.map(({ id, usedCredits }) => ({ id, usedCredits })).sort(byId)).toEqual(
      [...caps.values()].map((one) => ({ id: one.id, usedCredits: usedOf(one, jobs, now).used })).sort(byId),
    );
    await expectSoundWallet(db, workspaceId);
  },
  120_000,
);

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
