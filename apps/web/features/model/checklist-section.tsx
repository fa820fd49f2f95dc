'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { AssetView, VersionView } from '@maquette/domain/assets';
import { Badge, Button, CardSection, Skeleton, toast } from '@maquette/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { useGates } from '../../trpc/use-may-in.ts';
import { ChecklistPointLine } from './checklist-point-line.tsx';

interface ChecklistSectionProps {
  member: Actor;
  asset: AssetView;
  version: VersionView;
}

/** What the team agrees on for this version: each point with what is known about it, and who ticked it. */
export function ChecklistSection({ member, asset, version }: ChecklistSectionProps) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const gate = useGates(member)(asset.projectId);
  const which = { workspaceId, versionId: version.id };
  const checklist = useQuery(trpc.checklist.get.queryOptions(which));
  const { tick, untick } = useTicks(which);
  const isOpen = asset.trashedAt === null;
  const mayTick = isOpen && may(member, 'checklist.tick', { project: gate });
  const mayApprove = isOpen && may(member, 'checklist.approve', { project: gate });
  const busyItem = [tick, untick].find(({ isPending }) => isPending)?.variables?.item ?? null;
  return (
    <CardSection
      title="Checklist"
      description="What is agreed on for this version."
      actions={checklist.data?.agreed && <Badge tone="success">Agreed on</Badge>}
    >
      {checklist.isPending ? (
        <Skeleton className="h-60" />
      ) : checklist.isError ? (
        <>
          <p className="mb-2 text-danger">{messageOf(checklist.error)}</p>
          <Button size="small" onClick={() => void checklist.refetch()}>
            Try again
          </Button>
        </>
      ) : (
        <ul className="-my-2 divide-y divide-border">
          {checklist.data.points.map((point) => (
            <ChecklistPointLine
              key={`${version.id} ${point.item}`}
              point={point}
              mayTick={point.item === 'approval' ? mayApprove : mayTick}
              isBusy={busyItem === point.item}
              onTick={(note) => tick.mutate({ ...which, item: point.item, note })}
              onUntick={() => untick.mutate({ ...which, item: point.item })}
            />
          ))}
        </ul>
      )}
    </CardSection>
  );
}

function useTicks(which: { workspaceId: string; versionId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = {
    onSuccess(changed: Parameters<typeof keep>[0]) {
      keep(changed);
      void queryClient.invalidateQueries({ queryKey: trpc.checklist.agreed.pathKey() });
    },
    onError: (error: unknown) =>
      toast.error('That could not be done', { id: `tick-${which.versionId}`, description: messageOf(error) }),
  };
  const keep = (changed: (typeof trpc.checklist.get)['~types']['output']) =>
    queryClient.setQueryData(trpc.checklist.get.queryKey(which), changed);
  return {
    tick: useMutation(trpc.checklist.tick.mutationOptions(options)),
    untick: useMutation(trpc.checklist.untick.mutationOptions(options)),
  };
}
