'use client';

import { CreatePanel, type CreatePanelProps } from '../../../../../../features/create/create-panel.tsx';
import { PresetMenu } from '../../../../../../features/presets/preset-menu.tsx';
import { acceptedPictures, whyNotSend } from '../../../../../../features/upload/check-file.ts';
import { sendFile, UploadError } from '../../../../../../features/upload/send-file.ts';

type CreateViewProps = Omit<CreatePanelProps, 'accept' | 'sendPicture' | 'renderPresets'>;

/** The create panel with the project's uploads and the team's presets. */
export function CreateView(props: CreateViewProps) {
  const { member, projectId, beginning } = props;
  const { workspaceId } = member;
  return (
    <CreatePanel
      {...props}
      accept={acceptedPictures}
      sendPicture={async (file, options) => {
        const refusal = /\.glb$/i.test(file.name) ? 'This is a model. Choose a picture.' : whyNotSend(file);
        if (refusal) throw new UploadError(refusal, false);
        return sendFile({ workspaceId, file, into: { projectId, folderId: beginning.folderId }, ...options });
      }}
      renderPresets={(menu) => <PresetMenu member={member} {...menu} />}
    />
  );
}
