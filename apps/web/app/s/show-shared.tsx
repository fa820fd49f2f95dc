import { notFound } from 'next/navigation';
import type { Metadata } from 'next';
import { PassphraseForm } from '../../features/visit/passphrase-form.tsx';
import { SharedPageView } from '../../features/visit/shared-page-view.tsx';
import { VisitProblem } from '../../features/visit/visit-problem.tsx';
import { readSharedPage } from '../../server/shared-page.ts';

interface Shown {
  token: string;
  assetId?: string;
}

/** A page of a share link: what it shows, the question for its passphrase, or "not found" for all else alike. */
export async function showShared({ token, assetId, unlock }: Shown & { unlock: string | undefined }) {
  const shared = await readSharedPage(token, assetId);
  if (shared.ok) return <SharedPageView token={token} {...shared.value} isOpened={assetId !== undefined} />;
  const { code, message } = shared.refusal;
  if (code === 'share.passphrase')
    return (
      <PassphraseForm
        token={token}
        assetId={assetId}
        outcome={unlock === 'wrong' || unlock === 'later' ? unlock : null}
      />
    );
  if (code === 'limit.requests') return <VisitProblem message={message} />;
  return notFound();
}

/** The name of what is shown, for the browser's tab. */
export async function sharedTitle({ token, assetId }: Shown): Promise<Metadata> {
  const shared = await readSharedPage(token, assetId);
  return shared.ok ? { title: shared.value.page.title } : {};
}
