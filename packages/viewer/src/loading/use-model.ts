import { useEffect, useState } from 'react';
import type { WebGLRenderer } from 'three';
import { loadModel, type LoadedModel } from './load-model.ts';
import { LoadError, type LoadFailureCode } from './load-failure.ts';

/** Where a model is on its way. `fraction` is null while the size is not known. */
export type ModelState =
  | { phase: 'loading'; fraction: number | null }
  | { phase: 'loaded'; model: LoadedModel }
  | { phase: 'failed'; code: LoadFailureCode };

export interface UseModelOptions {
  /** null loads nothing. */
  src: string | null;
  decoderPath: string;
  expectedBytes?: number | undefined;
  renderer: () => Promise<WebGLRenderer>;
  /** A change loads again. */
  attempt: number;
}

/** Keeps the model of `src` in memory for as long as the component lives and the address stays. */
export function useModel(options: UseModelOptions): ModelState {
  const { src, decoderPath, expectedBytes, renderer, attempt } = options;
  const request = `${attempt} ${src}`;
  const [known, setKnown] = useState<{ request: string; state: ModelState }>();

  // The outside system is the network, and memory that only `dispose` frees.
  useEffect(() => {
    if (src === null) return undefined;
    const abort = new AbortController();
    let model: LoadedModel | undefined;
    const tell = (state: ModelState) => !abort.signal.aborted && setKnown({ request, state });
    const load = async () => {
      const onProgress = (fraction: number | null) => tell({ phase: 'loading', fraction });
      try {
        model = await loadModel({
          src,
          decoderPath,
          expectedBytes,
          renderer,
          onProgress,
          signal: abort.signal,
        });
        tell({ phase: 'loaded', model });
      } catch (error) {
        tell({ phase: 'failed', code: error instanceof LoadError ? error.code : 'damaged' });
      }
    };
    void load();
    return () => {
      abort.abort();
      model?.dispose();
    };
  }, [src, decoderPath, expectedBytes, renderer, request]);

  return known?.request === request ? known.state : loading;
}

const loading: ModelState = { phase: 'loading', fraction: 0 };
