import type { ProjectGate, Role } from '../access/index.ts';

export { nameCharactersMax, textCharactersMax, tidyName, tidyText } from './tidy-text.ts';
export { workspaceNameForm, type WorkspaceNameForm } from './workspace-name-form.ts';

export interface WorkspaceView {
  id: string;
  name: string;
  planId: string;
  role: Role;
  billing: boolean;
  /** The person may not enter it for now. */
  isSuspended: boolean;
}

export interface ProjectView {
  id: string;
  name: string;
  brief: string;
  usage: string;
  owner: { id: string; name: string };
  /** `YYYY-MM-DD` */
  dueOn: string | null;
  archivedAt: string | null;
  /** Seen only by those with a part in it, and by owners and admins. */
  isRestricted: boolean;
  createdAt: string;
  updatedAt: string;
  assetCount: number;
  /** Up to four, newest first. */
  thumbnailUrls: string[];
}

/** What the table of rights needs to know of a project. */
export const gateOf = ({ id, name, owner, isRestricted, archivedAt }: ProjectView): ProjectGate => ({
  id,
  name,
  ownerId: owner.id,
  isRestricted,
  archivedAt,
});

export interface FolderView {
  id: string;
  projectId: string;
  parentId: string | null;
  name: string;
  assetCount: number;
}

export interface PresetView {
  id: string;
  operation: string;
  name: string;
  params: Record<string, unknown>;
  createdAt: string;
}

export interface MemberView {
  id: string;
  name: string;
  email: string;
  role: Role;
  billing: boolean;
}
