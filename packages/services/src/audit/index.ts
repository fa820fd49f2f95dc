export { auditFormats, exportAudit, type AuditFormat } from './export-audit.ts';
export { listAudit } from './list-audit.ts';
export { noteAudit, noteAudits, type AuditNote } from './note-audit.ts';
export { noteRefusal } from './note-refusal.ts';
export { theOperator, theProvider, theStudio } from './outsiders.ts';
export type { AuditFilter } from './read-events.ts';
export { verifyAudit } from './verify-audit.ts';
