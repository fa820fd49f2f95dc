'use client';

import { may, type Actor } from '@maquette/domain/access';
import { Badge, CircleCheckIcon } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTRPC } from '../../trpc/client.tsx';
import { NavLink } from './nav-link.tsx';

interface ApprovalsLinkProps {
  workspaceId: string;
  member: Actor;
  onNavigate: (() => void) | undefined;
}

/** Leads to the requests, with how many wait. Not there while there are none. */
export function ApprovalsLink({ workspaceId, member, onNavigate }: ApprovalsLinkProps) {
  const trpc = useTRPC();
  const path = usePathname();
  const approvals = useQuery(trpc.approval.list.queryOptions({ workspaceId }));
  const waiting = approvals.data?.filter(({ status }) => status === 'pending').length ?? 0;
  const href = `/w/${workspaceId}/approvals`;
  if (!approvals.data?.length && path !== href) return null;
  return (
    <NavLink
      href={href}
      isHere={path === href}
      icon={<CircleCheckIcon />}
      onNavigate={onNavigate}
      trailing={
        waiting > 0 && (
          <Badge tone={may(member, 'approval.decide') ? 'accent' : 'neutral'}>
            {waiting} <span className="sr-only">waiting for a decision</span>
          </Badge>
        )
      }
    >
      Approvals
    </NavLink>
  );
}
