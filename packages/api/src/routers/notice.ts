import { z } from 'zod';
import { listNotices, markNoticesRead } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** What the person who is signed in was told in a workspace. */
export const noticeRouter = router({
  list: workspaceProcedure.query(({ ctx }) => unwrap(listNotices(ctx.deps, ctx.actor))),
  /** Without ids: all of them. */
  markRead: workspaceProcedure
    .input(z.object({ noticeIds: z.array(idInput).max(100).optional() }))
    .mutation(({ ctx, input }) => unwrap(markNoticesRead(ctx.deps, ctx.actor, asked(input)))),
});
