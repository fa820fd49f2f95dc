'use client';

import type { BillingView } from '@maquette/domain/billing';
import { Alert, buttonClass, formatDate } from '@maquette/ui';

interface BillingStateProps {
  billing: BillingView;
  mayManage: boolean;
}

/** What a payer has to know before anything else; nothing when all is well. */
export function BillingState({ billing, mayManage }: BillingStateProps) {
  const { payments, hasOpenDispute, subscriptionStatus, cancelAt, autoTopUp, periodEnd } = billing;
  return (
    <>
      {payments === 'off' && (
        <Alert title="This installation sells nothing">Its operator can give credits to the workspace.</Alert>
      )}
      {payments === 'double' && (
        <Alert title="Test payments">
          No card is charged here: this installation has no Stripe key, and a stand-in plays the payments.
        </Alert>
      )}
      {hasOpenDispute && (
        <Alert tone="danger" title="A payment is disputed">
          Until the bank has decided nothing new can start. What runs goes on, and everything stays.
        </Alert>
      )}
      {subscriptionStatus === 'past_due' && (
        <Alert tone="danger" title="The renewal could not be charged">
          The credits of the last period can be used for 72 hours after it ended
          {periodEnd ? ` on ${formatDate(new Date(periodEnd))}` : ''}; top-ups stay. Change the card, and it
          is tried again.
        </Alert>
      )}
      {cancelAt && (
        <Alert tone="warning" title={`The subscription ends on ${formatDate(new Date(cancelAt))}`}>
          Its credits end with it. Top-ups, projects and models stay.
        </Alert>
      )}
      {autoTopUp.state === 'suspended' && autoTopUp.enabled && (
        <Alert tone="danger" title="The automatic top-up is suspended">
          The card was declined {autoTopUp.failures} times in a row. Change the card, and it goes on by
          itself.
        </Alert>
      )}
      {autoTopUp.paymentUrl && (
        <Alert
          tone="warning"
          title="Your bank wants you to confirm a payment"
          actions={
            mayManage && (
              <a className={buttonClass({ size: 'small' })} href={autoTopUp.paymentUrl}>
                Confirm the payment
              </a>
            )
          }
        >
          The automatic top-up needs the cardholder. Nothing was charged yet.
        </Alert>
      )}
    </>
  );
}
