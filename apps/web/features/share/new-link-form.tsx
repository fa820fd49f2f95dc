'use client';

import { Alert, Field, SegmentedControl } from '@maquette/ui';
import { useState } from 'react';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { LinkFields } from './link-fields.tsx';
import { newLinkValues } from './link-form-values.ts';
import type { Shareable } from './share-target.ts';
import { expiryOf, showsWords, sitesOf } from './share-words.ts';
import type { useShareLinks } from './use-share-links.ts';

interface NewLinkFormProps {
  formId: string;
  workspaceId: string;
  what: Shareable;
  create: ReturnType<typeof useShareLinks>['create'];
}

/** Asks what a new link shows and lets visitors do, and makes it. */
export function NewLinkForm({ formId, workspaceId, what, create }: NewLinkFormProps) {
  const [targetId, setTargetId] = useState(what.targets[0]!.id);
  const target = what.targets.find(({ id }) => id === targetId) ?? what.targets[0]!;
  const [values, setValues] = useState(() => newLinkValues(what.name));
  const refusal = create.error ? refusalOf(create.error) : null;
  const errorOf = (field: string) => (refusal?.field === field ? messageOf(create.error) : undefined);
  const isOfField = refusal?.field !== undefined;
  return (
    <form
      id={formId}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const { name, mayDownload, mayComment, allVersions, expiry, passphrase, sites } = values;
        create.mutate({
          workspaceId,
          kind: target.kind,
          id: target.id,
          name,
          mayDownload,
          mayComment,
          allVersions,
          expiresAt: expiryOf(expiry, new Date()),
          passphrase: passphrase === '' ? null : passphrase,
          embedSites: sitesOf(sites),
        });
      }}
    >
      {what.targets.length > 1 && (
        <Field label="What is shown" group>
          <SegmentedControl
            segments={what.targets.map(({ id, label }) => ({ value: id, label }))}
            value={targetId}
            onValueChange={setTargetId}
          />
        </Field>
      )}
      <p className="text-text-muted">{showsWords[target.kind]}</p>
      {create.error && !isOfField && <Alert tone="danger">{messageOf(create.error)}</Alert>}
      <LinkFields
        kind={target.kind}
        values={values}
        errorOf={errorOf}
        onChange={(next) => setValues((before) => ({ ...before, ...next }))}
      />
    </form>
  );
}
