import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What `npm start` wrote down: the key, the project, and how to sign in. */
export function readFirstRunOf(dataFolder: string): {
  key: string;
  projectId: string;
  workspaceId: string;
  email: string;
  password: string;
} {
  const { apiKey, ...rest } = JSON.parse(readFileSync(path.join(dataFolder, 'first-run.json'), 'utf8'));
  return { key: apiKey, ...rest };
}
