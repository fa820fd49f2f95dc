'use client';

import type { ShareLinkView } from '@maquette/domain/share';
import { Alert, Button, Dialog, formatDate } from '@maquette/ui';
import { useId, useState } from 'react';
import { messageOf, refusalOf } from '../../trpc/refusal-of.ts';
import { LinkFields } from './link-fields.tsx';
import { valuesOf } from './link-form-values.ts';
import { expiryOf, sitesOf } from './share-words.ts';
import { useShareLinks } from './use-share-links.ts';

interface EditLinkDialogProps {
  workspaceId: string;
  link: ShareLinkView;
  onClose: () => void;
}

/** Changes what a link lets visitors do. Mount it while it is open. */
export function EditLinkDialog({ workspaceId, link, onClose }: EditLinkDialogProps) {
  const formId = useId();
  const { change } = useShareLinks();
  const [values, setValues] = useState(() => valuesOf(link));
  const refusal = change.error ? refusalOf(change.error) : null;
  const { id: linkId, target, expiresAt, hasPassphrase } = link;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Change the link"
      description="It holds at once, for everyone who has it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={change.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const { name, mayDownload, mayComment, allVersions, expiry, passphrase, sites } = values;
          const next = values.dropsPassphrase ? null : passphrase;
          change.mutate(
            {
              workspaceId,
              linkId,
              name,
              mayDownload,
              mayComment,
              allVersions,
              embedSites: sitesOf(sites),
              ...(expiry !== 'keep' && { expiresAt: expiryOf(expiry, new Date()) }),
              ...(next !== '' && { passphrase: next }),
            },
            { onSuccess: onClose },
          );
        }}
      >
        {change.error && refusal?.field === undefined && (
          <Alert tone="danger" className="mb-4">
            {messageOf(change.error)}
          </Alert>
        )}
        <LinkFields
          kind={target.kind}
          values={values}
          endsNow={expiresAt ? `As it is: ${formatDate(new Date(expiresAt))}` : 'As it is: no end'}
          hasPassphrase={hasPassphrase}
          errorOf={(field) => (refusal?.field === field ? messageOf(change.error) : undefined)}
          onChange={(next) => setValues((before) => ({ ...before, ...next }))}
        />
      </form>
    </Dialog>
  );
}
