export { listParticipants } from './list-participants.ts';
export { removeParticipant } from './remove-participant.ts';
export { setParticipant, type SetParticipant } from './set-participant.ts';
