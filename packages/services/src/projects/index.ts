export { archiveProject } from './archive-project.ts';
export type { ProjectFields } from './check-project.ts';
export { createProject } from './create-project.ts';
export { deleteProject } from './delete-project.ts';
export { getProject } from './get-project.ts';
export { listProjects } from './list-projects.ts';
export { restrictProject } from './restrict-project.ts';
export { updateProject } from './update-project.ts';
