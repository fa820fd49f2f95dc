'use client';

import { embedCode } from '@maquette/domain/share';
import { Alert, Button, Dialog } from '@maquette/ui';
import { CopyField } from './copy-field.tsx';

interface LinkMadeProps {
  title: string;
  /** What is behind it; the title of a frame. */
  name: string;
  url: string;
  embedUrl: string | null;
  onClose: () => void;
}

/** A link's address, which cannot be shown again, and the code to embed it. */
export const LinkMade = ({ title, name, url, embedUrl, onClose }: LinkMadeProps) => (
  <Dialog
    open
    onOpenChange={onClose}
    title={title}
    footer={
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    }
  >
    <div className="flex flex-col gap-4">
      <Alert tone="warning">
        Copy it now: it is shown this once. Should it get lost, you can give the link a new address later.
      </Alert>
      <CopyField label="Link" value={url} />
      {embedUrl && (
        <CopyField
          label="Code to embed"
          help="Paste it into a page of a site that you named. It works in no other."
          value={embedCode(embedUrl, name)}
        />
      )}
    </div>
  </Dialog>
);
