import { z } from 'zod';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  replayWebhookDelivery,
  sendTestEvent,
  updateWebhookEndpoint,
} from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const events = z.array(z.string().max(64)).max(20);
const endpoint = z.object({ endpointId: idInput });

/** Where a workspace is called about what happens in it. The secret is in the answer of `create` and nowhere else. */
export const webhookRouter = router({
  list: workspaceProcedure.query(({ ctx }) => unwrap(listWebhookEndpoints(ctx.deps, ctx.actor))),
  create: workspaceProcedure
    .input(z.object({ url: z.string().max(4_000), events }))
    .mutation(({ ctx, input }) => unwrap(createWebhookEndpoint(ctx.deps, ctx.actor, asked(input)))),
  update: workspaceProcedure
    .input(endpoint.extend({ events: events.optional(), isEnabled: z.boolean().optional() }))
    .mutation(({ ctx, input }) => unwrap(updateWebhookEndpoint(ctx.deps, ctx.actor, asked(input)))),
  delete: workspaceProcedure
    .input(endpoint)
    .mutation(({ ctx, input }) => unwrap(deleteWebhookEndpoint(ctx.deps, ctx.actor, asked(input)))),
  sendTest: workspaceProcedure
    .input(endpoint)
    .mutation(({ ctx, input }) => unwrap(sendTestEvent(ctx.deps, ctx.actor, asked(input)))),
  deliveries: workspaceProcedure.query(({ ctx }) => unwrap(listWebhookDeliveries(ctx.deps, ctx.actor))),
  replay: workspaceProcedure
    .input(z.object({ deliveryId: idInput }))
    .mutation(({ ctx, input }) => unwrap(replayWebhookDelivery(ctx.deps, ctx.actor, asked(input)))),
});
