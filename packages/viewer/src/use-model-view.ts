import type { ModelFacts } from '@maquette/domain/assets';
import { useState } from 'react';
import type { LoadedModel } from './loading/load-model.ts';
import { describeFailure, type LoadFailure } from './loading/load-failure.ts';
import { useModel, type ModelState } from './loading/use-model.ts';
import { statisticsOfFacts, type ModelStatistics } from './statistics/model-statistics.ts';
import { useStageAttempt, type StageAttempt } from './use-stage-attempt.ts';

/** Where the viewer stands, from the network to the screen. */
export interface ModelView {
  stage: StageAttempt;
  model: LoadedModel | null;
  /** 0 to 1 of the file; null while its size is not known. */
  fraction: number | null;
  /** It has been on screen. */
  isDrawn: boolean;
  /** It is on screen and can be acted on. */
  isReady: boolean;
  failure: LoadFailure | null;
  statistics: ModelStatistics | undefined;
  /** To be called when `model` has been drawn. */
  markDrawn: () => void;
}

export interface ModelViewOptions {
  src: string;
  decoderPath: string;
  facts: ModelFacts | undefined;
}

/** Brings a model to the screen, and keeps one word for all that can stand in the way. */
export function useModelView({ src, decoderPath, facts }: ModelViewOptions): ModelView {
  const stage = useStageAttempt();
  const [drawn, setDrawn] = useState<LoadedModel | null>(null);
  const state = useModel({
    src: stage.isWebglMissing ? null : src,
    decoderPath,
    expectedBytes: facts?.bytes,
    renderer: stage.renderer,
    attempt: stage.attempt,
  });
  const model = state.phase === 'loaded' ? state.model : null;
  const isDrawn = model !== null && drawn === model;
  const failure = failureOf(stage, state);
  return {
    stage,
    model,
    fraction: state.phase === 'loading' ? state.fraction : 1,
    isDrawn,
    isReady: isDrawn && !failure,
    failure,
    statistics: facts ? statisticsOfFacts(facts) : model?.statistics,
    markDrawn: () => setDrawn(model),
  };
}

function failureOf(stage: StageAttempt, state: ModelState): LoadFailure | null {
  if (stage.isWebglMissing) return describeFailure('webgl');
  if (stage.hasFailed) return describeFailure('drawing');
  if (state.phase === 'failed') return describeFailure(state.code);
  return stage.isLost ? describeFailure('lost') : null;
}
