export { createDatabase, studioTime, type Database, type Transaction } from './create-database.ts';
export { createBell, ring, type Bell, type BellChannel } from './bell.ts';
export { createRateLimiter, sweepRateLimits, type RateLimiter } from './create-rate-limiter.ts';
export { Prisma } from './generated/prisma/client.ts';
export type * from './generated/prisma/models.ts';
