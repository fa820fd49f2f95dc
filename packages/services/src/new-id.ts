import { randomBytes } from 'node:crypto';
import { formatId, type IdKind } from '@maquette/domain/ids';

/** A new id of this kind: 130 random bits behind its prefix. */
export const newId = (kind: IdKind): string => formatId(kind, randomBytes(26));
