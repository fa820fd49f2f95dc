import NextAuth from 'next-auth';
import { authOptions } from '../../../../server/auth-options.ts';
import { env } from '../../../../server/env.ts';
import { checkOrigin } from '../../../../server/own-origin.ts';
import { problemResponse } from '../../../../server/problem-response.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

/** What signing in needs to know: its anti-forgery token, and who is signed in. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}

/** Signing in and out; only from our own pages. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const own = checkOrigin(request.headers, env());
  if (!own.ok) return problemResponse(own.refusal);
  return NextAuth(authOptions())(request, context);
}
