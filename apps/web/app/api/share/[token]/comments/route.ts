import { cookies } from 'next/headers';
import { z } from 'zod';
import { inputRefusal } from '@maquette/domain/input';
import { refuse } from '@maquette/domain/result';
import { commentThroughShare } from '@maquette/services';
import { capBody } from '../../../../../server/cap-body.ts';
import { composition } from '../../../../../server/compose.ts';
import { env } from '../../../../../server/env.ts';
import { checkOwnJson } from '../../../../../server/own-origin.ts';
import { problemResponse } from '../../../../../server/problem-response.ts';
import { visitorIn } from '../../../../../server/visitor.ts';

const bodyBytesMax = 32 * 1024;
// no text of the database may hold the character NUL
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'), 'This is not valid.');
const schema = z.strictObject({ versionId: text(64), name: text(500), body: text(20_000) });

/** What a visitor says through a share link that lets them: `{ versionId, name, body }`. Answers 201 without a body. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const own = checkOwnJson(request.headers, env());
  if (!own.ok) return problemResponse(own.refusal);
  const body: unknown = await capBody(request, bodyBytesMax)
    .json()
    .catch(() => null);
  const input = schema.safeParse(body);
  if (!input.success)
    return problemResponse(
      body === null
        ? refuse('input.malformed', 'This request cannot be read.').refusal
        : inputRefusal(input.error.issues).refusal,
    );
  const { token } = await params;
  const visitor = visitorIn(request.headers, await cookies());
  const said = await commentThroughShare(composition().deps, { token, visitor, ...input.data });
  return said.ok ? new Response(null, { status: 201 }) : problemResponse(said.refusal);
}
