import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma's native schema engine is not on the npm registry; this one is (see docs/decisions/).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'tools/prisma/schema-engine.mjs');

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://none@127.0.0.1:1/none' },
});
