import type { Origin } from '@maquette/domain/access';

/** Somebody who is signed in, in their own affairs: no workspace is involved. Made from the session, never from input. */
export interface Person {
  userId: string;
  sessionId: string;
  from?: Origin;
}
