'use client';

import { may, type Actor } from '@maquette/domain/access';
import { ruleWords, type AlertRuleView, type AlertsView } from '@maquette/domain/alerts';
import { AlertDialog, BellIcon, Button, CardSection, EmptyState, PlusIcon, toast } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { AlertRuleDialog } from './alert-rule-dialog.tsx';
import { AlertRuleLine } from './alert-rule-line.tsx';

/** The rules of a workspace; those who may change them there and then. */
export function AlertRules({ member, alerts }: { member: Actor; alerts: AlertsView }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  /** `new`: one is being added. */
  const [edited, setEdited] = useState<AlertRuleView | 'new' | null>(null);
  const [doomed, setDoomed] = useState<AlertRuleView | null>(null);
  const remove = useMutation(
    trpc.alert.delete.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.alert.pathKey() }),
      onError: (error) => toast.error('The rule was not removed', { description: messageOf(error) }),
    }),
  );
  const mayManage = may(member, 'alert.manage');
  const add = mayManage && (
    <Button icon={<PlusIcon className="size-4" />} onClick={() => setEdited('new')}>
      New rule
    </Button>
  );
  return (
    <CardSection
      title="Rules"
      description="Each speaks once when the credits fall below it, to owners and those who pay the bills."
      actions={alerts.rules.length > 0 && add}
    >
      {alerts.rules.length === 0 ? (
        <EmptyState icon={<BellIcon />} title="Nobody is warned" level={3} actions={add}>
          Without a rule the credits of this workspace run out unannounced.
        </EmptyState>
      ) : (
        <ul aria-label="Rules">
          {alerts.rules.map((rule) => (
            <AlertRuleLine
              key={rule.id}
              workspaceId={workspaceId}
              rule={rule}
              alerts={alerts}
              mayManage={mayManage}
              onEdit={() => setEdited(rule)}
              onRemove={() => setDoomed(rule)}
            />
          ))}
        </ul>
      )}
      {edited && (
        <AlertRuleDialog
          workspaceId={workspaceId}
          rule={edited === 'new' ? null : edited}
          allowance={alerts.allowance}
          onClose={() => setEdited(null)}
        />
      )}
      <AlertDialog
        open={doomed !== null}
        onOpenChange={() => setDoomed(null)}
        title={`Remove “${doomed ? ruleWords(doomed, alerts.allowance) : ''}”?`}
        description="Nobody is told any more when this happens. What it told so far stays in the history."
        confirmLabel="Remove rule"
        danger
        busy={remove.isPending}
        onConfirm={() =>
          doomed && remove.mutate({ workspaceId, ruleId: doomed.id }, { onSettled: () => setDoomed(null) })
        }
      />
    </CardSection>
  );
}
