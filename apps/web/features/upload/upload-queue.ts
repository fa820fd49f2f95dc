/** RFC 9457, as our server answers. */
export interface Problem {
  detail: string;
  suggestion?: string;
}

export type UploadStatus = 'waiting' | 'sending' | 'checking' | 'done' | 'refused' | 'cancelled';

export interface UploadTarget {
  projectId: string;
  folderId: string | null;
}

export interface UploadItem {
  id: string;
  name: string;
  bytes: number;
  target: UploadTarget;
  status: UploadStatus;
  /** 0 to 1: how much is sent. */
  fraction: number;
  /** Why it was refused, and what to do. */
  message: string | null;
  mayRetry: boolean;
}

export interface UploadQueueOptions {
  /** Sends one file; throws what refuses it, with a message for the user. */
  send: (
    file: File,
    item: UploadItem,
    options: { signal: AbortSignal; onProgress: (fraction: number) => void },
  ) => Promise<void>;
  /** Before anything is sent: why not, or null. */
  check: (file: File) => string | null;
  newId: () => string;
}

export type UploadQueue = ReturnType<typeof createUploadQueue>;

const atOnce = 3;

/** Files on their way, a few at a time, each with its progress; one that fails stops no other. */
export function createUploadQueue({ send, check, newId }: UploadQueueOptions) {
  let items: readonly UploadItem[] = [];
  const files = new Map<string, File>();
  const aborts = new Map<string, AbortController>();
  const listeners = new Set<() => void>();

  function set(id: string, change: Partial<UploadItem>): void {
    items = items.map((item) => (item.id === id ? { ...item, ...change } : item));
    listeners.forEach((listener) => listener());
  }

  function startNext(): void {
    for (const item of items) {
      if (aborts.size >= atOnce) return;
      if (item.status === 'waiting') void start(item);
    }
  }

  async function start(item: UploadItem): Promise<void> {
    const abort = new AbortController();
    aborts.set(item.id, abort);
    set(item.id, { status: 'sending', fraction: 0, message: null });
    const onProgress = (fraction: number) =>
      set(item.id, { fraction, status: fraction >= 1 ? 'checking' : 'sending' });
    try {
      await send(files.get(item.id)!, item, { signal: abort.signal, onProgress });
      set(item.id, { status: 'done', fraction: 1 });
      files.delete(item.id);
    } catch (error) {
      const { message, mayRetry = false } = error as { message: string; mayRetry?: boolean };
      if (abort.signal.aborted) set(item.id, { status: 'cancelled' });
      else set(item.id, { status: 'refused', message, mayRetry });
    } finally {
      aborts.delete(item.id);
      startNext();
    }
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: (): readonly UploadItem[] => items,
    /** Takes files; those that `check` refuses are shown with the reason and not sent. */
    add(added: readonly File[], target: UploadTarget): void {
      const fresh = added.map((file): UploadItem => {
        const id = newId();
        files.set(id, file);
        const message = check(file);
        return {
          id,
          name: file.name,
          bytes: file.size,
          target,
          status: message ? 'refused' : 'waiting',
          fraction: 0,
          message,
          mayRetry: false,
        };
      });
      items = [...items, ...fresh];
      listeners.forEach((listener) => listener());
      startNext();
    },
    cancel(id: string): void {
      aborts.get(id)?.abort();
      if (items.find((item) => item.id === id)?.status === 'waiting') set(id, { status: 'cancelled' });
    },
    retry(id: string): void {
      set(id, { status: 'waiting', message: null });
      startNext();
    },
    /** Forgets what has ended. */
    clear(): void {
      for (const { id, status } of items) if (hasEnded(status)) files.delete(id);
      items = items.filter(({ status }) => !hasEnded(status));
      listeners.forEach((listener) => listener());
    },
  };
}

export const hasEnded = (status: UploadStatus): boolean =>
  status === 'done' || status === 'refused' || status === 'cancelled';
