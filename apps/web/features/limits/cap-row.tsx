import { may, type Actor } from '@maquette/domain/access';
import type { CapView } from '@maquette/domain/caps';
import {
  Badge,
  Button,
  countOf,
  EllipsisIcon,
  IconButton,
  Menu,
  MenuItem,
  PencilIcon,
  Progress,
  Timestamp,
  Trash2Icon,
} from '@maquette/ui';
import { leftWords, scopeNames, usedShare, usedWords } from './limit-words.ts';

interface CapRowProps {
  member: Actor;
  cap: CapView;
  timeZone: string;
  onRaise: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One cap: whose, how much of it is used, when it resets, and who raised it. */
export function CapRow({ member, cap, timeZone, onRaise, onEdit, onRemove }: CapRowProps) {
  const share = usedShare(cap);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 truncate font-medium">{cap.subjectName}</span>
          <Badge>{scopeNames[cap.scope]}</Badge>
          {!cap.isHard && <Badge tone="accent">Soft</Badge>}
          {share >= 1 && (
            <Badge tone={cap.isHard ? 'danger' : 'warning'}>{cap.isHard ? 'Used up' : 'Passed'}</Badge>
          )}
        </p>
        <Progress
          label={`Used of the cap on ${cap.subjectName}`}
          value={Math.min(1, share)}
          tone={share >= 1 ? 'danger' : 'accent'}
          size="thick"
          className="mt-2"
        />
        <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-sm text-text-muted">
          <span>{usedWords(cap)}</span>
          <span>{leftWords(cap, timeZone)}</span>
        </p>
        {cap.raises.map((raise) => (
          <p key={raise.at} className="mt-1 text-sm break-words text-text-muted">
            Raised by {countOf(raise.credits, 'credit')}, {raise.by.name}, <Timestamp iso={raise.at} />
            {raise.reason && `: “${raise.reason}”`}
          </p>
        ))}
      </div>
      {may(member, 'limit.manage') && (
        <div className="flex items-center gap-1.5">
          {may(member, 'limit.override') && (
            <Button size="small" aria-label={`Raise the cap on ${cap.subjectName}`} onClick={onRaise}>
              Raise
            </Button>
          )}
          <Menu
            trigger={
              <IconButton
                label={`More for the cap on ${cap.subjectName}`}
                tooltip={false}
                size="small"
                icon={<EllipsisIcon className="size-4" />}
              />
            }
          >
            <MenuItem icon={<PencilIcon className="size-4" />} onSelect={onEdit}>
              Change
            </MenuItem>
            <MenuItem icon={<Trash2Icon className="size-4" />} danger onSelect={onRemove}>
              Remove
            </MenuItem>
          </Menu>
        </div>
      )}
    </li>
  );
}
