import { z } from 'zod';
import { nameCharactersMax } from './tidy-text.ts';

/** The form in which a workspace is named: when it is made, and when it is renamed. */
export const workspaceNameForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name.')
    .max(nameCharactersMax.workspace, 'This name is too long.'),
});
export type WorkspaceNameForm = z.infer<typeof workspaceNameForm>;
