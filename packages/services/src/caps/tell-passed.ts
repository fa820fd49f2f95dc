import type { Transaction } from '@maquette/db';
import { capWarning, type CapStanding } from '@maquette/domain/caps';
import type { ServiceDeps } from '../deps.ts';
import { noteNotices } from '../notices/index.ts';
import { readSubjectNames } from './read-subject-names.ts';

/** Tells owners and those who pay the bills that soft caps were passed: once for each cap and window. */
export async function tellPassed(
  tx: Transaction,
  deps: Pick<ServiceDeps, 'settings'>,
  what: { workspaceId: string; passed: CapStanding[]; neededCredits: number; timeZone: string; now: Date },
): Promise<void> {
  const { workspaceId, passed } = what;
  if (passed.length === 0) return;
  const names = await readSubjectNames(tx, workspaceId, passed, null);
  for (const cap of passed)
    await noteNotices(tx, deps, {
      workspaceId,
      to: { roles: ['owner'], billing: true },
      kind: 'cap.passed',
      title: `Soft cap passed: ${names.get(cap.subjectId) ?? 'this workspace'}`,
      body: bodyOf(cap, what),
      ...(cap.scope === 'project' && {
        about: {
          projectId: cap.subjectId,
          elseTitle: 'Soft cap of a project passed',
          elseBody: bodyOf(cap, what),
        },
      }),
      href: `/w/${workspaceId}/wallet/limits`,
      uniqueKey: `cap:${cap.id}:${cap.window.key}`,
    });
}

const bodyOf = (cap: CapStanding, look: Parameters<typeof capWarning>[1]): string =>
  `A job was started that goes above it. ${capWarning(cap, look)}`;
