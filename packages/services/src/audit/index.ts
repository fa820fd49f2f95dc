export { noteAudit, noteAudits, type AuditEntry, type AuditNote, type Outsider } from './note-audit.ts';
export { theOperator, theProvider, theStudio } from './outsiders.ts';
