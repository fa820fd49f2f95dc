'use client';

import { may, mayGrant, type Actor } from '@maquette/domain/access';
import { invitedRoles, linkUsesMax } from '@maquette/domain/people';
import { Field, Input, NumberInput, SegmentedControl, Select, Switch } from '@maquette/ui';
import { GuestProjects } from './guest-projects.tsx';
import { roleWords } from './people-words.ts';
import type { InvitedRole, InviteForm } from './use-invite-form.ts';

interface InviteFieldsProps {
  member: Actor;
  form: InviteForm;
  /** What is wrong with the address. */
  emailError: string | undefined;
}

const lives = [
  { value: '1', label: 'A day' },
  { value: '3', label: '3 days' },
  { value: '7', label: '7 days' },
  { value: '14', label: '14 days' },
  { value: '30', label: '30 days' },
];

/** Whom, as what, for how long. */
export function InviteFields({ member, form, emailError }: InviteFieldsProps) {
  return (
    <>
      <Field label="How" group labelHidden>
        <SegmentedControl
          full
          segments={[
            { value: 'mail', label: 'By mail' },
            { value: 'link', label: 'By link' },
          ]}
          value={form.by}
          onValueChange={(next) => form.setBy(next as 'mail' | 'link')}
        />
      </Field>
      {form.by === 'mail' ? (
        <Field label="E-mail address" help="Only whoever reads mail there can accept." error={emailError}>
          <Input
            type="email"
            autoComplete="off"
            maxLength={254}
            value={form.email}
            onChange={(event) => form.setEmail(event.target.value)}
          />
        </Field>
      ) : (
        <LinkFields form={form} />
      )}
      <Field label="Role">
        <Select
          options={invitedRoles
            .filter((role) => mayGrant(member.role, role))
            .map((role) => ({ value: role, ...roleWords[role] }))}
          value={form.role}
          onValueChange={(next) => form.setRole(next as InvitedRole)}
        />
      </Field>
      {form.role === 'guest' && <GuestProjects workspaceId={member.workspaceId} form={form} />}
      {may(member, 'member.set-billing') && (
        <Field label="May see and pay the bills" inline>
          <Switch checked={form.billing} onCheckedChange={form.setBilling} />
        </Field>
      )}
      <Field label="Good for">
        <Select options={lives} value={form.days} onValueChange={form.setDays} />
      </Field>
    </>
  );
}

const LinkFields = ({ form }: { form: InviteForm }) => (
  <div className="grid gap-4 sm:grid-cols-2">
    <Field label="For how many">
      <NumberInput
        value={form.usesMax}
        onValueChange={form.setUsesMax}
        min={1}
        max={linkUsesMax}
        unit="people"
      />
    </Field>
    <Field label="Only addresses of" optional>
      <Input
        placeholder="studio.example"
        autoComplete="off"
        maxLength={254}
        value={form.emailDomain}
        onChange={(event) => form.setEmailDomain(event.target.value)}
      />
    </Field>
  </div>
);
