'use client';

import {
  alertChannels,
  rearmWords,
  ruleStandingWords,
  ruleWords,
  type AlertChannel,
  type AlertRuleView,
  type AlertsView,
} from '@maquette/domain/alerts';
import {
  Badge,
  EllipsisIcon,
  IconButton,
  Menu,
  MenuItem,
  PencilIcon,
  Switch,
  Timestamp,
  toast,
  Trash2Icon,
} from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { channelNames } from './channel-names.ts';

interface AlertRuleLineProps {
  workspaceId: string;
  rule: AlertRuleView;
  alerts: AlertsView;
  mayManage: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** One rule: what it watches, how far away it is, and the ways on which it speaks. */
export function AlertRuleLine({
  workspaceId,
  rule,
  alerts,
  mayManage,
  onEdit,
  onRemove,
}: AlertRuleLineProps) {
  const name = ruleWords(rule, alerts.allowance);
  const { isReached, text } = ruleStandingWords(rule, alerts);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-border py-3.5 first:pt-1 last:border-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name}
          {rule.firedAt && !rule.isArmed && <Badge tone="warning">Has spoken</Badge>}
          {rule.isArmed && isReached && <Badge>Waits for a fall</Badge>}
        </p>
        <p className="mt-0.5 text-sm text-text-muted">
          {text}
          {!rule.isArmed && rule.firedAt && (
            <>
              {'. Told '}
              <Timestamp iso={rule.firedAt} />
              {`; ${rearmWords(rule, alerts.allowance)}`}
            </>
          )}
          .
        </p>
      </div>
      <div className="flex items-center gap-5">
        {alertChannels.map((channel) => (
          <ChannelSwitch
            key={channel}
            workspaceId={workspaceId}
            rule={rule}
            ruleName={name}
            channel={channel}
            disabled={!mayManage}
          />
        ))}
        {mayManage && (
          <Menu
            trigger={
              <IconButton
                label={`Change “${name}”`}
                tooltip={false}
                size="small"
                icon={<EllipsisIcon className="size-4" />}
              />
            }
          >
            {rule.kind !== 'empty' && (
              <MenuItem icon={<PencilIcon className="size-4" />} onSelect={onEdit}>
                Edit…
              </MenuItem>
            )}
            <MenuItem icon={<Trash2Icon className="size-4" />} danger onSelect={onRemove}>
              Remove…
            </MenuItem>
          </Menu>
        )}
      </div>
    </li>
  );
}

interface ChannelSwitchProps {
  workspaceId: string;
  rule: AlertRuleView;
  ruleName: string;
  channel: AlertChannel;
  disabled: boolean;
}

function ChannelSwitch({ workspaceId, rule, ruleName, channel, disabled }: ChannelSwitchProps) {
  const id = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.alert.update.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.alert.list.pathKey() }),
      onError: (error) => toast.error('The rule was not changed', { description: messageOf(error) }),
    }),
  );
  // shown at once, as it was asked for
  const isOn = update.isPending ? (update.variables[channel] ?? rule[channel]) : rule[channel];
  return (
    <span className="flex flex-col items-center gap-1.5">
      <span aria-hidden="true" className="text-xs text-text-muted">
        {channelNames[channel]}
      </span>
      <Switch
        id={id}
        aria-label={`${channelNames[channel]}: ${ruleName}`}
        checked={isOn}
        disabled={disabled}
        onCheckedChange={(next) => update.mutate({ workspaceId, ruleId: rule.id, [channel]: next })}
      />
    </span>
  );
}
