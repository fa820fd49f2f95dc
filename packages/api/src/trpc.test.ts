import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refuse, type Refusal } from '@maquette/domain/result';
import { publicProcedure, router, signedInProcedure, unwrap, type ApiContext } from './trpc.ts';

const probe = router({
  refuse: publicProcedure.query(() =>
    unwrap(
      refuse('credits.insufficient', 'This needs 30 credits.', {
        field: 'params.variants',
        detail: { needed: 30 },
      }),
    ),
  ),
  limit: publicProcedure.query(() => unwrap(refuse('limit.requests', 'Too many.', { retryAfterSeconds: 7 }))),
  break: publicProcedure.query(() => {
    throw new Error('password of the database is hunter2');
  }),
  count: publicProcedure.input(z.object({ count: z.number(), name: z.string() })).query(({ input }) => input),
  mine: signedInProcedure.query(({ ctx }) => ctx.session.user.name),
});

interface Answer {
  result?: { data: { json: unknown } };
  error?: { json: { message: string; data: { refusal: Refusal; traceId: string } } };
}

/** Calls over HTTP, as the browser does. */
async function ask(path: string, input?: unknown, context: Partial<ApiContext> = {}) {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(`http://studio.example/api/trpc/${path}${query}`),
    router: probe,
    createContext: () => ({ session: null, ip: null, userAgent: null, ...context }) as ApiContext,
  });
  const body = (await response.json()) as Answer;
  return {
    status: response.status,
    value: body.result?.data.json,
    error: body.error?.json as NonNullable<Answer['error']>['json'],
  };
}

describe('what the browser gets of a call', () => {
  it('a refusal, whole, with the status of its kind', async () => {
    const { status, error } = await ask('refuse');
    expect(status).toBe(402);
    expect(error.data.refusal).toEqual({
      code: 'credits.insufficient',
      message: 'This needs 30 credits.',
      field: 'params.variants',
      detail: { needed: 30 },
    });
  });

  it('the time to wait, when there were too many', async () => {
    const { status, error } = await ask('limit');
    expect([status, error.data.refusal.retryAfterSeconds]).toEqual([429, 7]);
  });

  it('every field that is wrong, by name', async () => {
    const { status, error } = await ask('count', { count: 'three' });
    expect(status).toBe(422);
    expect(error.data.refusal.errors?.map((wrong) => wrong.field)).toEqual(['count', 'name']);
  });

  it('what the database cannot hold, by name', async () => {
    const { status, error } = await ask('count', { count: 3, name: 'a\0b' });
    expect([status, error.data.refusal.code, error.data.refusal.field]).toEqual([
      422,
      'input.invalid',
      'name',
    ]);
  });

  it('a number instead of what went wrong on our side', async () => {
    const { status, error } = await ask('break');
    expect(status).toBe(500);
    expect(error.data.refusal).toBeNull();
    expect(error.message).toContain(error.data.traceId);
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });

  it('nothing, unless signed in', async () => {
    expect((await ask('mine')).error.data.refusal.code).toBe('auth.required');
    const user = { id: 'usr_1', name: 'Ada', email: 'ada@studio.example', instanceAdmin: false };
    expect(
      (
        await ask('mine', undefined, {
          session: {
            user,
            sessionId: 'ses_1',
            signedIn: { method: 'password', issuer: null, twoFactorAt: null },
          },
        })
      ).value,
    ).toBe('Ada');
  });
});
