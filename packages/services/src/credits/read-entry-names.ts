import type { Actor } from '@maquette/domain/access';
import type { LedgerEntryView } from '@maquette/domain/credits';
import { hiddenProjectName, readProjectNames } from '../access/read-project-names.ts';
import type { ServiceDeps } from '../deps.ts';
import type { EntryRow } from './read-entries.ts';

/**
 * Who, which project and which payment stand behind entries of a workspace's ledger. Of a job in a project that the actor
 * does not see, only who started what kind of work is told.
 */
export async function readEntryNames(deps: Pick<ServiceDeps, 'db'>, actor: Actor, rows: EntryRow[]) {
  const { prisma } = deps.db;
  const { workspaceId } = actor;
  const keys = await prisma.apiKey.findMany({
    where: { workspaceId, id: { in: idsIn(rows, 'key:') } },
    select: { id: true, name: true, userId: true },
  });
  const userIds = [
    ...idsIn(rows, 'user:'),
    ...keys.map(({ userId }) => userId),
    ...rows.flatMap(({ startedById }) => startedById ?? []),
  ];
  const [users, projects, payments] = await Promise.all([
    prisma.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } }),
    readProjectNames(
      prisma,
      actor,
      rows.flatMap(({ projectId }) => projectId ?? []),
    ),
    prisma.payment.findMany({
      where: { workspaceId, source: { in: rows.map(({ lotSource }) => lotSource) } },
      select: { source: true, invoiceNumber: true, documentUrl: true },
    }),
  ]);
  const keyById = new Map(keys.map((key) => [key.id, key]));
  const userNames = new Map(users.map(({ id, name }) => [id, name]));
  const paymentBySource = new Map(payments.map((payment) => [payment.source, payment]));
  const person = (id: string) => ({ id, name: userNames.get(id) ?? 'Somebody who left' });
  return {
    whoOf(actor: string): LedgerEntryView['who'] {
      const [kind, id = ''] = actor.split(':');
      if (kind === 'user') return { ...person(id), keyName: null };
      const key = kind === 'key' ? keyById.get(id) : undefined;
      return key ? { ...person(key.userId), keyName: key.name } : null;
    },
    isHidden: ({ projectId }: EntryRow): boolean => projectId !== null && projects.isHidden(projectId),
    jobOf({ jobName, operation, projectId, startedById }: EntryRow): LedgerEntryView['job'] {
      const isHidden = projects.isHidden(projectId ?? '');
      return {
        name: isHidden ? hiddenProjectName : (jobName ?? ''),
        operation: operation ?? '',
        projectId: isHidden ? '' : (projectId ?? ''),
        projectName: projects.nameOf(projectId ?? ''),
        by: person(startedById ?? ''),
      };
    },
    paymentOf(source: string): LedgerEntryView['payment'] {
      const payment = paymentBySource.get(source);
      if (!payment) return null;
      const label = payment.invoiceNumber ? `Invoice ${payment.invoiceNumber}` : 'Receipt';
      return { label, url: payment.documentUrl };
    },
  };
}

const idsIn = (rows: EntryRow[], prefix: 'user:' | 'key:'): string[] => [
  ...new Set(rows.flatMap(({ actor }) => (actor.startsWith(prefix) ? actor.slice(prefix.length) : []))),
];
