import type { AlertChannel } from '@maquette/domain/alerts';

/** The ways on which an alert goes out, in a word. */
export const channelNames: Record<AlertChannel, string> = {
  inApp: 'Studio',
  mail: 'Mail',
  webhook: 'Webhook',
};
