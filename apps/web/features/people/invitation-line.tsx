'use client';

import type { InvitationState, InvitationView } from '@maquette/domain/people';
import { Badge, Button, MailIcon, Timestamp, UsersIcon, type BadgeTone } from '@maquette/ui';
import { roleWords } from './people-words.ts';

interface InvitationLineProps {
  invitation: InvitationView;
  isBusy: boolean;
  onResend: () => void;
  onRevoke: () => void;
}

const tones: Record<InvitationState, BadgeTone> = {
  open: 'accent',
  accepted: 'success',
  revoked: 'neutral',
  expired: 'warning',
};

/** One invitation: for whom, as what, and until when. */
export function InvitationLine({ invitation, isBusy, onResend, onRevoke }: InvitationLineProps) {
  const { email, role, billing, projects, state, createdBy, expiresAt } = invitation;
  const name = nameOf(invitation);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-border py-2.5 last:border-0">
      <span className="flex size-8 items-center justify-center text-text-muted">
        {email ? <MailIcon className="size-4.5" /> : <UsersIcon className="size-4.5" />}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="truncate font-medium">{name}</p>
        <p className="text-sm text-text-muted">
          {[
            `${roleWords[role].label}${billing ? ', pays the bills' : ''}`,
            ...projects.map((project) => `${project.name} (${project.role})`),
            `by ${createdBy.name}`,
          ].join(' · ')}
          {state === 'open' && (
            <>
              {' · ends '}
              <Timestamp iso={expiresAt} dateOnly />
            </>
          )}
        </p>
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-1.5">
        <Badge tone={tones[state]}>{state}</Badge>
        {email && (state === 'open' || state === 'expired') && (
          <Button
            size="small"
            variant="quiet"
            aria-label={`Send again: ${name}`}
            disabled={isBusy}
            onClick={onResend}
          >
            Send again
          </Button>
        )}
        {(state === 'open' || state === 'expired') && (
          <Button
            size="small"
            variant="quiet"
            aria-label={`Revoke: ${name}`}
            disabled={isBusy}
            onClick={onRevoke}
          >
            Revoke
          </Button>
        )}
      </div>
    </li>
  );
}

function nameOf({ email, emailDomain, uses, usesMax }: InvitationView): string {
  if (email) return email;
  const of = emailDomain ? ` of ${emailDomain}` : '';
  return `Link for ${usesMax === 1 ? 'one person' : `${usesMax} people`}${of}${uses > 0 ? `, ${uses} came` : ''}`;
}
