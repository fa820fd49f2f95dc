export { noteAudit, type AuditNote, type Outsider } from './note-audit.ts';
