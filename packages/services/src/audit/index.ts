export { auditFormats, exportAudit, type AuditFormat } from './export-audit.ts';
export { listAudit } from './list-audit.ts';
export { noteAudit, noteAudits, type AuditEntry, type AuditNote, type Outsider } from './note-audit.ts';
export { noteRefusal, type RefusedCall } from './note-refusal.ts';
export { theOperator, theProvider, theStudio } from './outsiders.ts';
export type { AuditFilter } from './read-events.ts';
export { verifyAudit } from './verify-audit.ts';
