import { headers } from 'next/headers';
import { cache } from 'react';
import type { ApiContext } from '@maquette/api/router';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { currentSession } from './session.ts';

/** The context of tRPC calls that are made in this request, on the server. */
export const pageContext = cache(async (): Promise<ApiContext> => ({
  deps: composition().deps,
  session: await currentSession(),
  ip: callerIp(await headers()),
  userAgent: (await headers()).get('user-agent'),
}));
