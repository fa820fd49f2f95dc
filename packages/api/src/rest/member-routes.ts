import { createRoute, z } from '@hono/zod-openapi';
import { projectRoles, roles } from '@maquette/domain/access';
import type { PersonView, SeatsView } from '@maquette/domain/people';
import { listPeople } from '@maquette/services';
import { jsonAnswer, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const memberSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    billing: z.boolean(),
    suspendedAt: z.string().nullable().describe('They may not enter until it is lifted.'),
    joinedAt: z.string(),
    projects: z
      .array(z.object({ id: z.string(), name: z.string(), role: z.enum(projectRoles) }))
      .describe('Their parts in projects.'),
  })
  .openapi('Member') satisfies z.ZodType<PersonView>;

const seatsSchema = z
  .object({
    used: z.number().int().describe('Members who may enter. Guests and suspended members take no seat.'),
    seats: z.number().int().describe('What the plan has.'),
    planName: z.string(),
    invitedCount: z.number().int().describe('Open invitations that would take a seat each.'),
  })
  .openapi('Seats') satisfies z.ZodType<SeatsView>;

const list = createRoute({
  method: 'get',
  path: '/members',
  tags: ['Members'],
  summary: 'Who is in the workspace, guests last',
  responses: {
    200: jsonAnswer(z.object({ items: z.array(memberSchema), seats: seatsSchema }), 'The members.'),
    ...problemAnswers,
  },
});

export function addMemberRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => {
    const { members, guests, seats } = unwrap(await listPeople(deps, c.get('actor')));
    return c.json({ items: [...members, ...guests], seats }, 200);
  });
}
