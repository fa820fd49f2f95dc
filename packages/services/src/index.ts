export type { IdentityProvider, Log, ServiceDeps, ServiceSettings } from './deps.ts';
export { newId } from './new-id.ts';
export * from './access/index.ts';
export * from './accounts/index.ts';
export * from './alerts/index.ts';
export * from './api-keys/index.ts';
export * from './approvals/index.ts';
export * from './assets/index.ts';
export {
  auditFormats,
  exportAudit,
  listAudit,
  noteRefusal,
  verifyAudit,
  type AuditFilter,
  type AuditFormat,
} from './audit/index.ts';
export * from './billing/index.ts';
export * from './clock/index.ts';
export * from './comments/index.ts';
export * from './caps/index.ts';
export * from './checklist/index.ts';
export * from './credits/index.ts';
export * from './folders/index.ts';
export * from './invitations/index.ts';
export * from './identities/index.ts';
export * from './jobs/index.ts';
export * from './limits/index.ts';
export * from './mail/index.ts';
export * from './notices/index.ts';
export * from './operator/index.ts';
export * from './outbound/index.ts';
export * from './ownership/index.ts';
export * from './people/index.ts';
export * from './participants/index.ts';
export * from './plans/index.ts';
export * from './presets/index.ts';
export * from './pricing/index.ts';
export * from './projects/index.ts';
export * from './share/index.ts';
export * from './sign-in-rules/index.ts';
export * from './two-factor/index.ts';
export * from './uploads/index.ts';
export * from './webhooks/index.ts';
export * from './usage/index.ts';
export * from './workers/index.ts';
export * from './workspaces/index.ts';
