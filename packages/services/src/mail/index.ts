export { deliverMail } from './deliver-mail.ts';
export { listOutbox, type OutboxMail } from './list-outbox.ts';
export { queueMail } from './queue-mail.ts';
