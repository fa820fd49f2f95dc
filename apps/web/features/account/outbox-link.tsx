import { Alert } from '@maquette/ui';
import { TextLink } from './text-link.tsx';

/** In development without a mail server: where the mail went. */
export function OutboxLink() {
  return (
    <Alert live={false}>
      No mail server is set up. Messages are kept in the <TextLink href="/dev/mail">local outbox</TextLink>.
    </Alert>
  );
}
