import { periodDaysMax, usageGroupings } from '@maquette/domain/usage';
import { z } from 'zod';

const day = () => z.string().max(10).optional();
const id = () => z.string().min(1).max(64).optional();

/** What usage can be asked by. Whether a day is one, and the period not too long, is the service's to say. */
export const usageInput = z.object({
  groupBy: z.enum(usageGroupings),
  from: day(),
  to: day(),
  // in an address it is text
  days: z.coerce.number().int().min(1).max(periodDaysMax).optional(),
  memberId: id(),
  projectId: id(),
  operation: id(),
  engine: id(),
  apiKeyId: id(),
});
