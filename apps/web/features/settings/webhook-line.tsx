'use client';

import type { WebhookEndpointView } from '@maquette/domain/webhooks';
import {
  Badge,
  Button,
  countOf,
  IconButton,
  SendIcon,
  Switch,
  Timestamp,
  toast,
  Trash2Icon,
} from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface WebhookLineProps {
  workspaceId: string;
  endpoint: WebhookEndpointView;
  onRemove: () => void;
}

/** One endpoint: where it is, what it wants, whether it works. */
export function WebhookLine({ workspaceId, endpoint, onRemove }: WebhookLineProps) {
  const { id: endpointId, url, events, failures, disabledAt } = endpoint;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.webhook.pathKey() });
  const onError = (error: unknown) => toast.error('That did not work', { description: messageOf(error) });
  const test = useMutation(
    trpc.webhook.sendTest.mutationOptions({
      onSuccess: () =>
        toast.success('A test event is on its way', { description: 'See the deliveries below.' }),
      onError: (error) => onError(error),
      onSettled: refresh,
    }),
  );
  const update = useMutation(
    trpc.webhook.update.mutationOptions({ onError: (error) => onError(error), onSettled: refresh }),
  );
  const isOn = update.isPending ? (update.variables.isEnabled ?? disabledAt === null) : disabledAt === null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 border-b border-border py-3 first:pt-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-mono text-sm font-medium break-all">{url}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-text-muted">
          <span>{events.length === 0 ? 'All events' : events.join(', ')}</span>
          {disabledAt ? (
            <>
              <Badge tone="warning">Off</Badge>
              <span>
                since <Timestamp iso={disabledAt} />
              </span>
            </>
          ) : (
            failures > 0 && <Badge tone="warning">{countOf(failures, 'failed call')} in a row</Badge>
          )}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <Button
          size="small"
          icon={<SendIcon className="size-3.5" />}
          disabled={disabledAt !== null}
          busy={test.isPending}
          onClick={() => test.mutate({ workspaceId, endpointId })}
        >
          Send test
        </Button>
        <Switch
          aria-label={`Call ${url}`}
          checked={isOn}
          onCheckedChange={(isEnabled) => update.mutate({ workspaceId, endpointId, isEnabled })}
        />
        <IconButton
          label={`Remove ${url}`}
          size="small"
          icon={<Trash2Icon className="size-4" />}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
