import { z } from 'zod';
import { getUpload } from '@maquette/services';
import { idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

/** Checked uploads. They come in through `POST /api/uploads`. */
export const uploadRouter = router({
  get: workspaceProcedure
    .input(z.object({ uploadId: idInput }))
    .query(({ ctx, input }) => unwrap(getUpload(ctx.deps, ctx.actor, { uploadId: input.uploadId }))),
});
