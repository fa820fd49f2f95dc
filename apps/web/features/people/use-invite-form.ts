'use client';

import type { InvitationTerms } from '@maquette/domain/people';
import { useState } from 'react';

export type InvitedRole = InvitationTerms['role'];

/** A part in a project, as it is chosen. */
export interface ChosenPart {
  role: 'editor' | 'viewer';
  mayComment: boolean;
  creditsPerMonth: number | null;
}

const newPart: ChosenPart = { role: 'viewer', mayComment: true, creditsPerMonth: null };

/** What is being written into an invitation. */
export function useInviteForm() {
  const [by, setBy] = useState<'mail' | 'link'>('mail');
  const [email, setEmail] = useState('');
  const [usesMax, setUsesMax] = useState<number | null>(5);
  const [emailDomain, setEmailDomain] = useState('');
  const [role, setRole] = useState<InvitedRole>('editor');
  const [billing, setBilling] = useState(false);
  const [days, setDays] = useState('7');
  const [parts, setParts] = useState<Record<string, ChosenPart>>({});
  const change = (projectId: string, part: Partial<ChosenPart> | null) =>
    setParts(({ [projectId]: before, ...others }) =>
      part ? { ...others, [projectId]: { ...(before ?? newPart), ...part } } : others,
    );
  const isGuest = role === 'guest';
  const projects = Object.entries(parts).map(([projectId, part]) => ({ projectId, ...part }));
  const terms: InvitationTerms = { role, billing, days: Number(days), projects: isGuest ? projects : [] };
  const isReady =
    (by === 'mail' ? email.trim() !== '' : usesMax !== null) && (!isGuest || projects.length > 0);
  return {
    by,
    setBy,
    email,
    setEmail,
    usesMax,
    setUsesMax,
    emailDomain,
    setEmailDomain,
    role,
    setRole,
    billing,
    setBilling,
    days,
    setDays,
    parts,
    change,
    terms,
    isReady,
  };
}

export type InviteForm = ReturnType<typeof useInviteForm>;
