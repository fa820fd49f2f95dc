/** Runs once when the server starts. */
export async function register(): Promise<void> {
  // written out: Next replaces it when building, and leaves this out of what is built for its edge runtime
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { notePeerAddress } = await import('./server/note-peer-address.ts');
  notePeerAddress();
}
