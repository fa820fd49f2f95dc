import { auditActions, auditGroups, type AuditAction, type AuditGroup } from '@maquette/domain/audit';
import { z } from 'zod';

const day = () => z.string().max(10).optional();
const id = () => z.string().min(1).max(100).optional();
const namesOf = <Name extends string>(names: Record<Name, unknown>) =>
  Object.keys(names) as [Name, ...Name[]];

/** What the audit log can be narrowed down by. Whether a day is one is the service's to say. */
export const auditFilter = {
  actorId: id().describe('A person, with what their keys did, or a key.'),
  actorKind: z
    .enum(['visitor', 'system', 'payments', 'operator'])
    .optional()
    .describe('Those who are no members.'),
  group: z.enum(namesOf<AuditGroup>(auditGroups)).optional(),
  action: z.enum(namesOf<AuditAction>(auditActions)).optional(),
  targetId: id(),
  projectId: id(),
  outcome: z.enum(['allowed', 'refused']).optional(),
  from: day().describe('The first day, `2026-11-20`, in the time zone of the workspace.'),
  to: day().describe('The last day.'),
  text: z
    .string()
    .max(100)
    .optional()
    .describe('A part of the name of who did it, or of what it was done to.'),
};

/** As it stands in the address of an export. */
export const auditInput = z.object(auditFilter);
