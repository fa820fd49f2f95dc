'use client';

import { commentCharacters } from '@maquette/domain/comments';
import type { SharedComment, SharedVersion } from '@maquette/domain/share';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { Button, CardSection, CommentItem, Field, Input, Textarea } from '@maquette/ui';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { sendComment } from './send-comment.ts';

interface VisitorCommentsProps {
  token: string;
  version: SharedVersion;
  comments: SharedComment[];
}

/** What was said through this link, and saying something under a name. */
export function VisitorComments({ token, version, comments }: VisitorCommentsProps) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [body, setBody] = useState('');
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle');
  const [problem, setProblem] = useState<{ field?: string; message: string } | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('sending');
    setProblem(null);
    const refused = await sendComment(token, { versionId: version.id, name, body });
    setState(refused ? 'idle' : 'sent');
    if (refused) return setProblem(refused);
    setBody('');
    router.refresh();
  };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <CardSection title="Comments" description="Whoever sent you the link reads them.">
      {comments.length > 0 && (
        <ul aria-label="Comments" className="mb-4 divide-y divide-border border-b border-border pb-4">
          {comments.map((one) => (
            <CommentItem
              key={one.id}
              name={one.name}
              iso={one.createdAt}
              about={one.versionNumber === version.number ? undefined : `version ${one.versionNumber}`}
              body={one.body}
            />
          ))}
        </ul>
      )}
      <form noValidate className="flex flex-col gap-3" onSubmit={(event) => void submit(event)}>
        <Field label="Your name" error={errorOf('name')}>
          <Input
            value={name}
            maxLength={nameCharactersMax.visitor}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label="Comment" error={errorOf('body')}>
          <Textarea
            value={body}
            maxLength={commentCharacters.max}
            onChange={(event) => {
              setBody(event.target.value);
              setState('idle');
            }}
          />
        </Field>
        {problem && !['name', 'body'].includes(problem.field ?? '') && (
          <p role="alert" className="text-sm text-danger">
            {problem.message}
          </p>
        )}
        <div className="flex items-center gap-3">
          <Button type="submit" variant="primary" busy={state === 'sending'}>
            Send
          </Button>
          <output className="text-sm text-text-muted">{state === 'sent' && 'Your comment is there.'}</output>
        </div>
      </form>
    </CardSection>
  );
}
