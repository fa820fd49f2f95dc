'use client';

import type { BillingView, PaymentView } from '@maquette/domain/billing';
import { plans, topUpPacks } from '@maquette/domain/plans';
import {
  Alert,
  Badge,
  Button,
  CardSection,
  formatCount,
  Skeleton,
  Table,
  TableCell,
  TableHead,
  TableHeading,
  TableRow,
  Timestamp,
} from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { cardName, formatMoney } from './money.ts';
import { useCheckout } from './use-checkout.ts';

interface PaymentSectionProps {
  workspaceId: string;
  billing: BillingView;
  mayManage: boolean;
}

/** What was paid, with its invoices, and the card that pays. */
export function PaymentSection({ workspaceId, billing, mayManage }: PaymentSectionProps) {
  const trpc = useTRPC();
  const checkout = useCheckout(workspaceId);
  const payments = useQuery(trpc.billing.payments.queryOptions({ workspaceId, limit: 100 }));
  const { card } = billing;
  return (
    <CardSection
      title="Payments"
      description={card ? `Paid with the ${cardName(card)}.` : 'No card is kept yet.'}
      actions={
        mayManage ? (
          <Button size="small" busy={checkout.isPortalBusy} onClick={checkout.openPortal}>
            Card and invoices
          </Button>
        ) : null
      }
    >
      {payments.error ? (
        <Alert tone="danger">{messageOf(payments.error)}</Alert>
      ) : !payments.data ? (
        <Skeleton className="h-24" />
      ) : payments.data.items.length === 0 ? (
        <p className="text-text-muted">Nothing was paid yet.</p>
      ) : (
        <Table caption="Payments, newest first">
          <TableHead>
            <TableHeading>Date</TableHeading>
            <TableHeading>What</TableHeading>
            <TableHeading figures>Credits</TableHeading>
            <TableHeading figures>Amount</TableHeading>
            <TableHeading>Document</TableHeading>
          </TableHead>
          <tbody>
            {payments.data.items.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
          </tbody>
        </Table>
      )}
    </CardSection>
  );
}

function PaymentRow({ payment }: { payment: PaymentView }) {
  const returnedCents = payment.refundedCents + payment.disputedCents;
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        <Timestamp iso={payment.paidAt} full />
      </TableCell>
      <TableCell>
        {nameOf(payment)}{' '}
        {returnedCents > 0 && <Badge tone="warning">{formatMoney(returnedCents)} returned</Badge>}
      </TableCell>
      <TableCell figures>{formatCount(payment.credits)}</TableCell>
      <TableCell figures>{formatMoney(payment.amountCents, payment.currency)}</TableCell>
      <TableCell>
        {payment.documentUrl ? (
          <a
            className="text-accent-strong underline"
            href={payment.documentUrl}
            target="_blank"
            rel="noreferrer"
          >
            {payment.invoiceNumber ?? 'Receipt'}
          </a>
        ) : (
          '–'
        )}
      </TableCell>
    </TableRow>
  );
}

function nameOf({ kind, productId }: PaymentView): string {
  const plan = Object.values(plans).find(({ id }) => id === productId);
  if (plan) return `Plan ${plan.name}`;
  const pack = Object.values(topUpPacks).find(({ id }) => id === productId);
  const name = pack ? `${formatCount(pack.credits)} credits` : productId;
  return kind === 'auto_top_up' ? `${name}, automatic` : name;
}
