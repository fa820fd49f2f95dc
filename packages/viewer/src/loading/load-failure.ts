/** What kept a model from the screen. */
export type LoadFailureCode =
  | 'not-found'
  | 'forbidden'
  | 'unreachable'
  | 'server'
  | 'damaged'
  | 'empty'
  | 'decoder'
  | 'webgl'
  | 'drawing'
  | 'lost';

/** What is wrong and what to do, in the reader's words. */
export interface LoadFailure {
  code: LoadFailureCode;
  title: string;
  advice: string;
  /** The label of the button that tries again. */
  retry: string;
}

const words: Record<LoadFailureCode, Omit<LoadFailure, 'code'>> = {
  'not-found': {
    title: 'This model is not there',
    advice:
      'The file was removed or the address is wrong. Look at the other versions, or make the model again.',
    retry: 'Look again',
  },
  forbidden: {
    title: 'You cannot open this model',
    advice: 'Your session may have ended. Sign in again in another tab, then try here.',
    retry: 'Try again',
  },
  unreachable: {
    title: 'The model did not arrive',
    advice: 'The connection broke on the way. Check your network, then try again.',
    retry: 'Try again',
  },
  server: {
    title: 'The server could not send the model',
    advice: 'That is a fault on our side. Wait a moment, then try again.',
    retry: 'Try again',
  },
  damaged: {
    title: 'This file is damaged',
    advice: 'It is not a complete GLB file. Download it to look at it elsewhere, or make the model again.',
    retry: 'Load it again',
  },
  empty: {
    title: 'There is nothing to see in this file',
    advice: 'It is a GLB without any faces. Look at the other versions, or make the model again.',
    retry: 'Load it again',
  },
  decoder: {
    title: 'This model is packed in a way that we cannot open here',
    advice:
      'The part that unpacks it did not load. Try again; if it stays so, tell whoever runs this server.',
    retry: 'Try again',
  },
  webgl: {
    title: 'This browser cannot draw in 3D',
    advice: 'WebGL is missing or switched off. Turn on hardware acceleration, or use another browser.',
    retry: 'Try again',
  },
  drawing: {
    title: 'The model could not be drawn',
    advice: 'It may be too large for this device. Close other tabs, then try again.',
    retry: 'Try again',
  },
  lost: {
    title: 'The graphics card was interrupted',
    advice: 'The picture usually comes back by itself in a moment. If it does not, start again.',
    retry: 'Start again',
  },
};

/** The sentence and the way out for a code. */
export function describeFailure(code: LoadFailureCode): LoadFailure {
  return { code, ...words[code] };
}

/** Thrown on the way from the address to the scene; `code` says which state to show. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code: LoadFailureCode;
  constructor(code: LoadFailureCode, options?: ErrorOptions) {
    super(words[code].title, options);
    this.code = code;
  }
}

/** The code for an HTTP status that is not 2xx. */
export function failureOfStatus(status: number): LoadFailureCode {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 401 || status === 403) return 'forbidden';
  return status >= 500 ? 'server' : 'unreachable';
}
