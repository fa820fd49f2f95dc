import { runtime } from './server/env.ts';

/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (runtime() !== 'nodejs') return;
  const { notePeerAddress } = await import('./server/note-peer-address.ts');
  notePeerAddress();
}
