import { z } from 'zod';

/** The form in which a workspace is named: when it is made, and when it is renamed. 1 to 100 characters. */
export const workspaceNameForm = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(100, 'At most 100 characters.'),
});
export type WorkspaceNameForm = z.infer<typeof workspaceNameForm>;
