'use client';

import type { ParticipantView } from '@maquette/domain/participants';
import type { ProjectView } from '@maquette/domain/workspaces';
import { Avatar, Button, ChevronDownIcon, CircleCheckIcon, countOf } from '@maquette/ui';
import { clsx } from 'clsx';
import { DueBadge } from './due-badge.tsx';
import { allowanceWords } from './participant-words.ts';

interface ProjectFactsProps {
  project: ProjectView;
  participants: ParticipantView[];
  /** Results and how many of them were agreed on; null: not known yet. */
  agreed: { results: number; agreed: number } | null;
  userId: string;
  panelId: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const facesMax = 5;

/** The project in two lines; the rest of what was agreed on opens below. */
export function ProjectFacts(props: ProjectFactsProps) {
  const { project, participants, agreed, userId, panelId, isOpen, onOpenChange } = props;
  const allowance = participants.find((one) => one.userId === userId)?.allowance;
  return (
    <>
      {project.brief && !isOpen && <p className="line-clamp-2 whitespace-pre-line">{project.brief}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
        <span className="flex items-center gap-1.5">
          <Avatar name={project.owner.name} decorative />
          <span>
            <span className="sr-only">Owner: </span>
            {project.owner.name}
          </span>
        </span>
        <Faces participants={participants.filter(({ isOwner }) => !isOwner)} />
        {project.dueOn && <DueBadge dueOn={project.dueOn} />}
        {project.usage && !isOpen && <span className="min-w-0 break-words">For: {project.usage}</span>}
        {agreed && agreed.results > 0 && (
          <span className="flex items-center gap-1.5">
            <CircleCheckIcon
              className={clsx(
                'size-4',
                agreed.agreed === agreed.results ? 'text-success' : 'text-text-muted',
              )}
            />
            {agreed.agreed} of {countOf(agreed.results, 'result')} agreed on
          </span>
        )}
        {allowance && <span>{allowanceWords(allowance)}</span>}
        <Button
          size="small"
          variant="quiet"
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          icon={<ChevronDownIcon className={clsx('size-4 transition-transform', isOpen && 'rotate-180')} />}
          onClick={() => onOpenChange(!isOpen)}
        >
          {isOpen ? 'Less' : 'Brief and people'}
        </Button>
      </div>
    </>
  );
}

/** The first few who take part, beside its owner. */
function Faces({ participants }: { participants: ParticipantView[] }) {
  if (participants.length === 0) return null;
  const more = participants.length - facesMax;
  return (
    <span className="flex items-center">
      <span className="sr-only">With {participants.map(({ name }) => name).join(', ')}</span>
      <span aria-hidden="true" className="flex -space-x-1.5">
        {participants.slice(0, facesMax).map(({ userId, name }) => (
          <span key={userId} title={name} className="rounded-full ring-2 ring-background">
            <Avatar name={name} decorative />
          </span>
        ))}
      </span>
      {more > 0 && (
        <span aria-hidden="true" className="ml-1.5">
          +{more}
        </span>
      )}
    </span>
  );
}
