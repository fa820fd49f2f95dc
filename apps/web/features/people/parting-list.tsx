'use client';

import { Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { partingWords } from './people-words.ts';

interface PartingListProps {
  workspaceId: string;
  userId: string;
  /** What becomes of what they own: `become yours`. */
  heir: string;
}

/** What goes with a person, in figures. */
export function PartingList({ workspaceId, userId, heir }: PartingListProps) {
  const trpc = useTRPC();
  const parting = useQuery({
    ...trpc.member.parting.queryOptions({ workspaceId, userId }),
    // what is about to be done rests on it
    staleTime: 0,
  });
  if (parting.isPending) return <Skeleton className="mt-4 h-16" />;
  if (parting.isError) return <p className="mt-4 text-danger">{messageOf(parting.error)}</p>;
  const words = partingWords(parting.data, heir);
  if (words.length === 0) return null;
  return (
    <ul aria-label="What goes with them" className="mt-4 list-disc space-y-1 pl-5">
      {words.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
