import { EmptyState, Link2OffIcon } from '@maquette/ui';

/** The one answer to a link that is unknown, revoked, expired, or has nothing behind it any more. */
export const LinkGone = () => (
  <main className="flex min-h-dvh items-center justify-center">
    <EmptyState level={1} icon={<Link2OffIcon />} title="This link shows nothing">
      It may be mistyped, or it does not work any more. Ask whoever sent it to you for a new one.
    </EmptyState>
  </main>
);
