import type { LedgerEntryView } from '@maquette/domain/credits';
import type { ServiceDeps } from '../deps.ts';
import type { EntryRow } from './read-entries.ts';

/** Who, which project and which payment stand behind entries of a workspace's ledger. */
export async function readEntryNames(deps: Pick<ServiceDeps, 'db'>, workspaceId: string, rows: EntryRow[]) {
  const { prisma } = deps.db;
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
    prisma.project.findMany({
      where: { workspaceId, id: { in: rows.flatMap(({ projectId }) => projectId ?? []) } },
      select: { id: true, name: true },
    }),
    prisma.payment.findMany({
      where: { workspaceId, source: { in: rows.map(({ lotSource }) => lotSource) } },
      select: { source: true, invoiceNumber: true, documentUrl: true },
    }),
  ]);
  const keyById = new Map(keys.map((key) => [key.id, key]));
  const userNames = new Map(users.map(({ id, name }) => [id, name]));
  const projectNames = new Map(projects.map(({ id, name }) => [id, name]));
  const paymentBySource = new Map(payments.map((payment) => [payment.source, payment]));
  const person = (id: string) => ({ id, name: userNames.get(id) ?? 'Somebody who left' });
  return {
    whoOf(actor: string): LedgerEntryView['who'] {
      const [kind, id = ''] = actor.split(':');
      if (kind === 'user') return { ...person(id), keyName: null };
      const key = kind === 'key' ? keyById.get(id) : undefined;
      return key ? { ...person(key.userId), keyName: key.name } : null;
    },
    jobOf: ({ jobName, operation, projectId, startedById }: EntryRow): LedgerEntryView['job'] => ({
      name: jobName ?? '',
      operation: operation ?? '',
      projectId: projectId ?? '',
      projectName: projectNames.get(projectId ?? '') ?? 'a project that is gone',
      by: person(startedById ?? ''),
    }),
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
