'use client';

import { Button, IconButton, ImagePlusIcon, ImagesIcon, Progress, UploadIcon, XIcon } from '@maquette/ui';
import { useRef, useState, type DragEvent } from 'react';
import { PictureChooser } from './picture-chooser.tsx';
import { pictureUrl, type Picture, type SendPicture } from './picture.ts';
import { useSending } from './use-sending.ts';

export interface PictureSlotProps {
  workspaceId: string;
  projectId: string;
  label: string;
  isRequired: boolean;
  picture: Picture | null;
  error: string | undefined;
  isCompact?: boolean;
  sendPicture: SendPicture;
  /** Files that a picker offers. */
  accept: string;
  onPicture: (picture: Picture | null) => void;
}

/** Holds one picture: from the project, from the disk, or dropped here. */
export function PictureSlot(props: PictureSlotProps) {
  const {
    workspaceId,
    projectId,
    label,
    isRequired,
    picture,
    error,
    isCompact,
    sendPicture,
    accept,
    onPicture,
  } = props;
  const [isChoosing, setChoosing] = useState(false);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { sending, send, cancel } = useSending(sendPicture, onPicture);
  const problem = sending.phase === 'refused' ? sending.message : error;

  const onDrop = (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void send(file);
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">
        {label}
        {!isRequired && <span className="font-normal text-text-muted"> (optional)</span>}
      </legend>
      {/* dropping is one way more: the buttons inside do the same */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        data-over={isOver || undefined}
        data-error={problem ? true : undefined}
        className={`relative overflow-hidden rounded-card border bg-surface data-error:border-danger data-over:border-accent data-over:bg-accent-soft ${
          picture ? 'border-border' : 'border-dashed border-border-strong/70'
        } ${isCompact ? 'aspect-square' : 'aspect-[16/10] max-h-80 w-full'}`}
      >
        {picture ? (
          <>
            <div className="size-full bg-surface-sunken">
              <img src={pictureUrl(picture.uploadId)} alt="" className="size-full object-contain" />
            </div>
            <p className="absolute inset-x-0 bottom-0 truncate border-t border-border bg-surface/95 px-2.5 py-1.5 text-sm">
              {picture.name}
            </p>
            <div className="absolute top-2 right-2 flex gap-1">
              <IconButton
                label={`Choose another picture: ${label}`}
                size="small"
                variant="secondary"
                icon={<ImagesIcon className="size-4" />}
                onClick={() => setChoosing(true)}
              />
              <IconButton
                label={`Remove the picture: ${label}`}
                size="small"
                variant="secondary"
                icon={<XIcon className="size-4" />}
                onClick={() => onPicture(null)}
              />
            </div>
          </>
        ) : sending.phase === 'sending' ? (
          <div className="flex size-full flex-col items-center justify-center gap-3 p-4">
            <p className="text-text-muted">
              {sending.fraction < 1
                ? `Uploading, ${Math.round(sending.fraction * 100)}%`
                : 'Checking the picture'}
            </p>
            <Progress
              label="Upload"
              value={sending.fraction < 1 ? sending.fraction : null}
              className="w-full max-w-48"
            />
            <Button size="small" onClick={cancel}>
              Cancel
            </Button>
          </div>
        ) : (
          <div className="flex size-full flex-col items-center justify-center gap-2.5 p-3 text-center">
            {!isCompact && (
              <>
                <ImagePlusIcon className="size-7 text-text-muted" />
                <p className="text-text-muted">
                  Drop a picture here: one thing, on a plain ground or cut out.
                </p>
              </>
            )}
            <div className="flex flex-wrap justify-center gap-2">
              <Button
                size="small"
                icon={<ImagesIcon className="size-4" />}
                aria-label={`Choose from the project: ${label}`}
                onClick={() => setChoosing(true)}
              >
                {isCompact ? 'Choose' : 'From the project'}
              </Button>
              <Button
                size="small"
                icon={<UploadIcon className="size-4" />}
                aria-label={`Upload: ${label}`}
                onClick={() => input.current?.click()}
              >
                Upload
              </Button>
            </div>
          </div>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={`File: ${label}`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void send(file);
          currentTarget.value = '';
        }}
      />
      {isChoosing && (
        <PictureChooser
          workspaceId={workspaceId}
          projectId={projectId}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            cancel();
            onPicture(chosen);
          }}
        />
      )}
    </fieldset>
  );
}
