'use client';

import { may, type Actor } from '@maquette/domain/access';
import type { PersonView } from '@maquette/domain/people';
import { Alert, Button, CardSection, PlusIcon, Skeleton } from '@maquette/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';
import { InvitationSection } from './invitation-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PersonLine } from './person-line.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SeatsNote } from './seats-note.tsx';
import { usePeopleActions } from './use-people-actions.ts';

/** Who is in the workspace, who is invited, and how many seats that takes. */
export function PeoplePage({ member }: { member: Actor }) {
  const { workspaceId } = member;
  const trpc = useTRPC();
  const people = useQuery(trpc.member.list.queryOptions({ workspaceId }));
  const actions = usePeopleActions(workspaceId);
  const [isInviting, setInviting] = useState(false);
  const [doomed, setDoomed] = useState<PersonView | null>(null);
  const mayInvite = may(member, 'member.manage');
  if (people.isPending) return <Skeleton className="h-48" />;
  if (people.isError) return <Alert tone="danger">{messageOf(people.error)}</Alert>;
  const { members, guests, seats } = people.data;
  const linesOf = (list: PersonView[]) =>
    list.map((person) => (
      <PersonLine
        key={person.id}
        member={member}
        person={person}
        actions={actions}
        onRemove={() => setDoomed(person)}
      />
    ));
  return (
    <>
      <CardSection
        title="Members"
        description={<SeatsNote member={member} seats={seats} />}
        actions={
          mayInvite && (
            <Button icon={<PlusIcon className="size-4" />} onClick={() => setInviting(true)}>
              Invite
            </Button>
          )
        }
      >
        {seats.used > seats.seats && (
          <Alert tone="warning" live={false} className="mb-3" title="There are more members than seats">
            Everyone stays, and nobody new can join until seats are free. A larger plan has more; guests and
            suspended members take none.
          </Alert>
        )}
        <ul aria-label="Members">{linesOf(members)}</ul>
      </CardSection>
      <CardSection
        title="Guests"
        description="They see the projects that they are invited to, and nothing else."
      >
        {guests.length === 0 ? (
          <p className="text-text-muted">There are none.</p>
        ) : (
          <ul aria-label="Guests">{linesOf(guests)}</ul>
        )}
      </CardSection>
      {mayInvite && <InvitationSection workspaceId={workspaceId} />}
      {isInviting && <InviteDialog member={member} seats={seats} onClose={() => setInviting(false)} />}
      {doomed && <RemoveDialog workspaceId={workspaceId} person={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
}
