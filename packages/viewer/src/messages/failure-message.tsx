import { Button, RotateCwIcon, TriangleAlertIcon } from '@maquette/ui';

export interface FailureMessageProps {
  title: string;
  advice: string;
  retry: string;
  onRetry: () => void;
}

/** What went wrong, in the middle of the viewer, and the way out. */
export function FailureMessage({ title, advice, retry, onRetry }: FailureMessageProps) {
  return (
    <div
      role="alert"
      className="absolute inset-0 z-30 grid place-items-center overflow-y-auto bg-background p-4"
    >
      <div className="grid w-full max-w-sm justify-items-center gap-2 rounded-card border border-border bg-surface-raised p-6 text-center shadow-lg">
        <span className="text-danger">
          <TriangleAlertIcon className="size-6" />
        </span>
        <p className="text-lg font-semibold text-text">{title}</p>
        <p className="text-text-muted">{advice}</p>
        <Button
          variant="primary"
          className="mt-2"
          icon={<RotateCwIcon className="size-4" />}
          onClick={onRetry}
        >
          {retry}
        </Button>
      </div>
    </div>
  );
}
