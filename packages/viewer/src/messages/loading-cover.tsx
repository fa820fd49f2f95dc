import { Progress } from '@maquette/ui';

export interface LoadingCoverProps {
  posterUrl: string | undefined;
  /** 0 to 1, or null while the size is not known. */
  fraction: number | null;
  isLoading: boolean;
}

/** The poster until the model is there, with what is under way beneath it. Then it fades and takes no clicks. */
export function LoadingCover({ posterUrl, fraction, isLoading }: LoadingCoverProps) {
  return (
    <div
      className={`pointer-events-none absolute inset-0 transition-opacity duration-300 ${isLoading ? '' : 'opacity-0'}`}
      aria-hidden={!isLoading}
    >
      {posterUrl && (
        <img
          src={posterUrl}
          alt=""
          className="absolute inset-x-0 top-0 h-[calc(100%-52px)] w-full object-contain"
        />
      )}
      {isLoading && (
        <div className="absolute bottom-20 left-1/2 w-56 max-w-[80%] -translate-x-1/2 rounded-card border border-border bg-surface-raised/90 px-3.5 py-2.5 shadow-md">
          <p className="mb-1.5 text-sm text-text-muted">
            {fraction === 1 ? 'Unpacking the model' : 'Loading the model'}
          </p>
          <Progress label="Loading the model" value={fraction === 1 ? null : fraction} />
        </div>
      )}
    </div>
  );
}
