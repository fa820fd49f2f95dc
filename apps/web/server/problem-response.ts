import { randomUUID } from 'node:crypto';
import { problemResponse as problemAnswer } from '@maquette/api';
import type { Refusal } from '@maquette/domain/result';

/** A refusal as the answer of a route handler: the same problem document that the REST API gives. */
export const problemResponse = (refusal: Refusal): Response => problemAnswer(refusal, randomUUID());
