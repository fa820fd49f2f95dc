'use client';

import { passphraseCharacters, type ShareKind } from '@maquette/domain/share';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { Checkbox, Field, Input, Select, Textarea } from '@maquette/ui';
import { useId, type ReactNode } from 'react';
import { mayEmbed, type LinkFormValues } from './link-form-values.ts';
import { expiryChoices } from './share-words.ts';

interface LinkFieldsProps {
  kind: ShareKind;
  values: LinkFormValues;
  onChange: (next: Partial<LinkFormValues>) => void;
  /** What was refused. */
  errorOf: (field: string) => string | undefined;
  /** Of a link that is there: when it ends now. */
  endsNow?: string;
  hasPassphrase?: boolean;
}

/** What a link lets visitors do, for how long, and where it may be embedded. */
export function LinkFields({ kind, values, onChange, errorOf, endsNow, hasPassphrase }: LinkFieldsProps) {
  const isCollection = !mayEmbed(kind);
  const choices = endsNow ? [{ value: 'keep', label: endsNow }, ...expiryChoices] : expiryChoices;
  return (
    <div className="flex flex-col gap-4">
      <Field
        label="Name"
        help={
          isCollection
            ? 'Visitors see it above what is shared.'
            : 'For your own list; visitors do not see it.'
        }
        error={errorOf('name')}
      >
        <Input
          value={values.name}
          maxLength={nameCharactersMax.shareLink}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-2 text-sm font-medium">Visitors may, besides looking</legend>
        <Choice
          label="Download"
          hint="The original files. Whoever looks has a copy in the browser anyway."
          checked={values.mayDownload}
          onChange={(mayDownload) => onChange({ mayDownload })}
        />
        <Choice
          label="Comment"
          hint="Under a name that they give. You and the project’s owner are told."
          checked={values.mayComment}
          onChange={(mayComment) => onChange({ mayComment })}
        />
        {kind === 'asset' && (
          <Choice
            label="See earlier versions"
            checked={values.allVersions}
            onChange={(allVersions) => onChange({ allVersions })}
          />
        )}
      </fieldset>
      <Field label="Works until" group error={errorOf('expiresAt')}>
        <Select
          aria-label="Works until"
          options={choices}
          value={values.expiry}
          onValueChange={(expiry) => onChange({ expiry })}
        />
      </Field>
      <Field
        label={hasPassphrase ? 'New passphrase' : 'Passphrase'}
        optional
        help={
          hasPassphrase
            ? 'Leave it empty to keep the one that there is.'
            : `At least ${passphraseCharacters.min} characters. Tell it to visitors on another way than the link.`
        }
        error={errorOf('passphrase')}
      >
        <Input
          type="text"
          value={values.passphrase}
          maxLength={passphraseCharacters.max}
          autoComplete="off"
          disabled={values.dropsPassphrase}
          onChange={(event) => onChange({ passphrase: event.target.value })}
        />
      </Field>
      {hasPassphrase && (
        <Choice
          label="Ask for no passphrase any more"
          checked={values.dropsPassphrase}
          onChange={(dropsPassphrase) => onChange({ dropsPassphrase, passphrase: '' })}
        />
      )}
      {mayEmbed(kind) && (
        <Field
          label="Sites that may embed it"
          optional
          help="One a line, such as https://www.example.com. Not with a passphrase."
          error={errorOf('embedSites')}
        >
          <Textarea
            rows={2}
            className="min-h-0 font-mono"
            value={values.sites}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ sites: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Choice({ label, hint, checked, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex items-start gap-2.5">
      <Checkbox id={id} className="mt-px" checked={checked} onCheckedChange={onChange} />
      <span>
        <span className="block font-medium">{label}</span>
        {hint && <span className="block text-sm text-text-muted">{hint}</span>}
      </span>
    </label>
  );
}
