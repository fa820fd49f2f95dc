'use client';

import type { VersionView } from '@maquette/domain/assets';
import { commentCharacters } from '@maquette/domain/comments';
import { Button, Field, Textarea } from '@maquette/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { messageOf } from '../../trpc/refusal-of.ts';

interface CommentFormProps {
  workspaceId: string;
  assetId: string;
  version: VersionView;
}

/** Says something about a version. */
export function CommentForm({ workspaceId, assetId, version }: CommentFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [body, setBody] = useState('');
  const create = useMutation(
    trpc.comment.create.mutationOptions({
      async onSuccess() {
        setBody('');
        await queryClient.invalidateQueries({ queryKey: trpc.comment.pathKey() });
      },
    }),
  );
  return (
    <form
      noValidate
      className="mt-4 flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ workspaceId, assetId, versionId: version.id, body });
      }}
    >
      <Field
        label={`Comment on version ${version.number}`}
        error={create.error ? messageOf(create.error) : undefined}
      >
        <Textarea
          rows={2}
          value={body}
          maxLength={commentCharacters.max}
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" busy={create.isPending} disabled={body.trim() === ''}>
          Comment
        </Button>
      </div>
    </form>
  );
}
