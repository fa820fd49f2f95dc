import { eventWire } from '../../wire/event.ts';
import { paging, someText, texts } from '../fields.ts';
import { lookUp, rowsOf } from '../lookup.ts';
import { page } from '../page.ts';
import { route, type Route } from '../route.ts';

export const eventRoutes: Route[] = [
  route('GET', '/v1/events/:id', {}, (world, _input, { id }) =>
    eventWire(world, lookUp(world.state, 'events', id)),
  ),
  route(
    'GET',
    '/v1/events',
    { ...paging, type: someText.optional(), types: texts.optional() },
    (world, input) =>
      page(
        rowsOf(world.state, 'events').filter(
          ({ type }) => (!input.type || type === input.type) && (input.types?.includes(type) ?? true),
        ),
        input,
        { url: '/v1/events', show: (row) => eventWire(world, row) },
      ),
  ),
];
