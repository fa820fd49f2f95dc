import type { UploadView } from '@maquette/domain/assets';
import type { Problem } from './upload-queue.ts';

export interface SendFileOptions {
  workspaceId: string;
  file: File;
  /** Puts a picture into a project at once. */
  into: { projectId: string; folderId: string | null };
  signal: AbortSignal;
  /** 0 to 1; 1: everything is sent, and is now checked. */
  onProgress: (fraction: number) => void;
}

export type SentFile = UploadView & { assetId?: string };

/** Thrown for what was refused or did not arrive. */
export class UploadError extends Error {
  readonly mayRetry: boolean;
  constructor(message: string, mayRetry: boolean) {
    super(message);
    this.name = 'UploadError';
    this.mayRetry = mayRetry;
  }
}

/** Sends one file to be checked and kept. By XMLHttpRequest: fetch cannot tell how much is sent. Throws `UploadError`. */
export function sendFile({
  workspaceId,
  file,
  into,
  signal,
  onProgress,
}: SendFileOptions): Promise<SentFile> {
  const form = new FormData();
  form.set('projectId', into.projectId);
  if (into.folderId) form.set('folderId', into.folderId);
  form.set('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/uploads?workspaceId=${encodeURIComponent(workspaceId)}`);
    request.setRequestHeader('x-maquette-csrf', '1');
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status === 201) return resolve(JSON.parse(request.responseText) as SentFile);
      reject(errorOf(request));
    });
    request.addEventListener('error', () =>
      reject(new UploadError('The connection broke off. Check it and try again.', true)),
    );
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
    if (signal.aborted) return reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function errorOf(request: XMLHttpRequest): UploadError {
  const problem = problemIn(request.responseText);
  const mayRetry = request.status >= 500 || request.status === 429;
  if (problem)
    return new UploadError([problem.detail, problem.suggestion].filter(Boolean).join(' '), mayRetry);
  if (request.status === 413) return new UploadError('The file is too large for this server.', false);
  return new UploadError('The server could not take the file. Try again.', true);
}

function problemIn(text: string): Problem | null {
  try {
    const problem = JSON.parse(text) as Partial<Problem>;
    return typeof problem.detail === 'string' ? (problem as Problem) : null;
  } catch {
    // a proxy's own page, not ours
    return null;
  }
}
