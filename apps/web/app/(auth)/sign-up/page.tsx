import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignUpForm } from '../../../features/account/sign-up-form.tsx';
import { hasOutbox } from '../../../server/outbox.ts';
import { currentSession } from '../../../server/session.ts';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage() {
  if (await currentSession()) redirect('/');
  return <SignUpForm outbox={hasOutbox()} />;
}
