import type { Database } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { makeMember, makeWorkspace } from '../../../../services/src/testing/make-workspace.ts';
import { makeParticipant, type Scene } from './make-scene.ts';

/** Somebody who knocks at every door. */
export interface Persona {
  name: string;
  /** The scene is one whose things this persona made. */
  isMaker?: boolean;
  /** The scene's project is restricted. */
  inRestricted?: boolean;
  /** Null: not signed in. */
  enter(db: Database, scene: Scene): Promise<Pick<Actor, 'workspaceId' | 'userId'> | null>;
  /** What everyone like this is told at every door of a workspace; undefined: the table of rights says. */
  always?: 'not-found' | 'access.suspended' | 'auth.required';
}

const member =
  (role: 'admin' | 'editor' | 'viewer', billing = false): Persona['enter'] =>
  async (db, { workspaceId }) => {
    const actor = await makeMember(db, workspaceId, role);
    if (billing)
      await db.prisma.membership.updateMany({
        where: { workspaceId, userId: actor.userId },
        data: { billing },
      });
    return actor;
  };

const guest = (
  which: 'projectId' | 'otherProjectId',
  part: { projectRole: 'viewer' | 'editor'; mayComment: boolean; creditsPerMonth: number | null },
): Persona['enter'] => {
  return (db, scene) => makeParticipant(db, scene, { role: 'guest', projectId: scene[which], ...part });
};

const looking = { projectRole: 'viewer', mayComment: false, creditsPerMonth: null } as const;
const working = { projectRole: 'editor', mayComment: true, creditsPerMonth: 100 } as const;

/** Everyone whom the table of rights tells apart, and those who have no place in it. */
export const cast: readonly Persona[] = [
  { name: 'owner', enter: async (_db, scene) => scene.owner },
  { name: 'admin', enter: member('admin') },
  { name: 'editor', enter: member('editor') },
  { name: 'editor, of what is their own', isMaker: true, enter: async (_db, scene) => scene.maker },
  { name: 'viewer', enter: member('viewer') },
  { name: 'viewer who pays the bills', enter: member('viewer', true) },
  {
    name: 'viewer who is an editor of the project',
    enter: (db, scene) =>
      makeParticipant(db, scene, { role: 'viewer', projectId: scene.projectId, projectRole: 'editor' }),
  },
  {
    name: 'editor who leads the project',
    enter: (db, scene) =>
      makeParticipant(db, scene, { role: 'editor', projectId: scene.projectId, projectRole: 'lead' }),
  },
  { name: 'guest who looks', enter: guest('projectId', looking) },
  { name: 'guest who works', enter: guest('projectId', working) },
  { name: 'guest of another project', enter: guest('otherProjectId', working) },
  { name: 'editor before a restricted project', inRestricted: true, enter: member('editor') },
  {
    name: 'viewer with a part in a restricted project',
    inRestricted: true,
    enter: (db, scene) =>
      makeParticipant(db, scene, { role: 'viewer', projectId: scene.projectId, projectRole: 'viewer' }),
  },
  {
    name: 'removed member',
    always: 'not-found',
    async enter(db, { workspaceId }) {
      const { userId } = await makeMember(db, workspaceId, 'admin');
      await db.prisma.membership.deleteMany({ where: { workspaceId, userId } });
      return { workspaceId, userId };
    },
  },
  {
    name: 'suspended member',
    always: 'access.suspended',
    async enter(db, { workspaceId }) {
      const { userId } = await makeMember(db, workspaceId, 'admin');
      const suspendedAt = new Date();
      await db.prisma.membership.updateMany({ where: { workspaceId, userId }, data: { suspendedAt } });
      return { workspaceId, userId };
    },
  },
  {
    name: 'owner of another workspace',
    always: 'not-found',
    async enter(db, { workspaceId }) {
      const { actor } = await makeWorkspace(db);
      return { workspaceId, userId: actor.userId };
    },
  },
  { name: 'nobody', always: 'auth.required', enter: async () => null },
];
