'use client';

import { Alert, Avatar, Badge, CardSection, countOf, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

/** Who is in the workspace, and as what. */
export function MemberSection({ workspaceId, userId }: { workspaceId: string; userId: string }) {
  const trpc = useTRPC();
  const members = useQuery(trpc.workspace.members.queryOptions({ workspaceId }));
  return (
    <CardSection
      title="Members"
      description={members.data ? countOf(members.data.length, 'member') : 'Who is here'}
    >
      {members.isPending ? (
        <Skeleton className="h-12" />
      ) : members.isError ? (
        <Alert tone="danger">{messageOf(members.error)}</Alert>
      ) : (
        <ul>
          {members.data.map(({ id, name, email, role, billing }) => (
            <li key={id} className="flex items-center gap-3 border-b border-border py-2.5 last:border-0">
              <Avatar name={name} size="medium" decorative />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  {name}
                  {id === userId && <span className="font-normal text-text-muted"> (you)</span>}
                </p>
                <p className="truncate text-sm text-text-muted">{email}</p>
              </div>
              {billing && <Badge>billing</Badge>}
              <Badge tone={role === 'owner' ? 'accent' : 'neutral'}>{role}</Badge>
            </li>
          ))}
        </ul>
      )}
    </CardSection>
  );
}
