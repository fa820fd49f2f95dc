import type { Actor } from '@maquette/domain/access';
import type { Result } from '@maquette/domain/result';
import type { ServiceDeps, watchJobs } from '@maquette/services';

/** The doorbell that event streams listen to. */
export type RestBell = Parameters<typeof watchJobs>[1];

/** What the REST API works with; made by the app. */
export interface RestOptions {
  deps: ServiceDeps;
  bell: RestBell;
  /** Who asks: by bearer key, and for files by session cookie too. Refuses with `auth.required`. */
  authenticate(request: Request): Promise<Result<Actor>>;
}

/** What middleware puts beside every request. */
export interface RestEnv {
  Variables: { actor: Actor; traceId: string };
}
