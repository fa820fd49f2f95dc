import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database of this test run; `tools/test/postgres.setup.ts` starts it. */
    databaseUrl: string;
  }
}
