'use client';

import { Alert, Button, Dialog, Skeleton, Timestamp, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { dollars } from './dollars.ts';

interface RefundDialogProps {
  workspace: { id: string; name: string };
  onClose: () => void;
}

/** What a workspace has paid; each payment can be given back as far as its credits are still there. */
export function RefundDialog({ workspace, onClose }: RefundDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const payments = useQuery(trpc.operator.payments.queryOptions({ workspaceId: workspace.id }));
  const refund = useMutation(
    trpc.operator.refund.mutationOptions({
      async onSuccess({ refundedCents }) {
        await queryClient.invalidateQueries({ queryKey: trpc.operator.pathKey() });
        toast.success(`${dollars(refundedCents)} go back to the card`);
      },
    }),
  );
  const problem = payments.error ?? refund.error;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Payments of ${workspace.name}`}
      description="A refund takes the credits of that payment back. What was spent is not given back here."
    >
      {problem && (
        <Alert tone="danger" className="mb-3">
          {messageOf(problem)}
        </Alert>
      )}
      {!payments.data ? (
        <Skeleton className="h-32" />
      ) : payments.data.length === 0 ? (
        <p className="text-text-muted">This workspace has paid nothing yet.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-border">
          {payments.data.map((payment) => (
            <li key={payment.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
              <div className="min-w-0 text-sm">
                <p className="font-medium">
                  {payment.productId}, {dollars(payment.amountCents)}
                </p>
                <p className="text-text-muted">
                  <Timestamp iso={payment.paidAt} full />
                  {payment.refundedCents > 0 && `, ${dollars(payment.refundedCents)} returned`}
                </p>
              </div>
              <Button
                size="small"
                disabled={payment.refundableCents === 0}
                busy={refund.isPending && refund.variables?.paymentId === payment.id}
                onClick={() => refund.mutate({ workspaceId: workspace.id, paymentId: payment.id })}
              >
                {payment.refundableCents === 0
                  ? 'Nothing to refund'
                  : `Refund ${dollars(payment.refundableCents)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
