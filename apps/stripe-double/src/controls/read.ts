import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Faults } from '../api/faults.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import type { World } from '../world.ts';

export type ControlsApp = Hono<{ Bindings: HttpBindings }>;

export interface ControlDeps {
  world: World;
  outbox: Outbox;
  faults: Faults;
  change<T>(request: null, work: () => T): T;
  save(): void;
}

/** Reads a body of JSON; an empty one is `{}`. Throws a ZodError that names what is wrong. */
export async function read<S extends z.ZodRawShape>(
  call: Context,
  shape: S,
): Promise<z.output<z.ZodObject<S>>> {
  const text = await call.req.text();
  return z.strictObject(shape).parse(text ? JSON.parse(text) : {});
}
