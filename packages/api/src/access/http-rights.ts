/** The web's own ways in beside tRPC and REST, file by file under apps/web/app, and what each asks for. */
export const httpRights: Readonly<Record<string, string>> = {
  'api/auth/[...nextauth]': 'anyone: signing in and out (next-auth)',
  'api/blobs/[...key]': 'who holds a signed address of minutes, for exactly this file and method',
  'api/events': 'a member by cookie: `workspace.see`; each event is kept to the projects that they see',
  'api/exports/[workspaceId]/[file]': 'a member by cookie: what the page asks for that shows the same',
  'api/health': 'anyone',
  'api/share/[token]/comments': 'who has the secret of a share link that takes comments (and its passphrase)',
  'api/share/[token]/files/[fileId]':
    'who has the secret of a share link (and its passphrase): only what it shows at this moment',
  'api/share/[token]/unlock': 'who has the secret of a share link: takes its passphrase',
  'api/stripe/webhook': "the payment provider's signature",
  'api/test/clock': 'nobody, but in development with test hooks',
  'api/trpc/[trpc]': 'see the procedures',
  'api/uploads': 'a member by cookie, from our own pages: `upload.create`',
  'api/uploads/[uploadId]': 'a member by cookie: who brought it, or sees what was made of it',
  'api/v1/[[...path]]': 'see the routes of the REST API',
  'api/worker/[[...path]]': "the workers' token, and the attempt's own",
};
