import { ok, refuse, type Result } from '@maquette/domain/result';
import { webhookEvents, type WebhookEvent } from '@maquette/domain/webhooks';
import type { ServiceDeps } from '../deps.ts';
import { checkAddress, OutboundError } from '../outbound/check-address.ts';

const urlCharactersMax = 2_000;

/** An address that may be called, as it will be; refused at the field `url`. What a name leads to is checked at each call. */
export function checkEndpointUrl({ settings }: Pick<ServiceDeps, 'settings'>, text: string): Result<string> {
  const refuseUrl = (message: string) => refuse('input.invalid', message, { field: 'url' });
  if (text.length > urlCharactersMax)
    return refuseUrl(`This address is too long: ${urlCharactersMax} characters at most.`);
  const allowLoopback = settings.allowLoopback ?? false;
  try {
    const url = checkAddress(text.trim(), { allowLoopback });
    if (url.protocol !== 'https:' && !allowLoopback)
      return refuseUrl('The address must begin with https://.');
    url.hash = '';
    return ok(url.href);
  } catch (error) {
    if (error instanceof OutboundError) return refuseUrl(error.message);
    throw error;
  }
}

/** Known events, each once; none means all. Refused at the field `events`. */
export function checkEvents(asked: readonly string[]): Result<WebhookEvent[]> {
  const unknown = asked.find((event) => !webhookEvents.some((known) => known === event));
  if (unknown !== undefined)
    return refuse('input.invalid', `Choose from: ${webhookEvents.join(', ')}.`, { field: 'events' });
  const events = webhookEvents.filter((event) => asked.includes(event));
  return ok(events.length === webhookEvents.length ? [] : events);
}
