'use client';
import type { ModelFacts } from '@maquette/domain/assets';
import { useId, useReducer, useRef, useState } from 'react';
import type { CameraRig } from './camera/camera-rig.ts';
import type { Backdrop } from './capture/take-picture.ts';
import type { PictureTakerHandle } from './capture/picture-taker.tsx';
import { pictureName } from './capture/picture-name.ts';
import { saveFile } from './capture/save-file.ts';
import type { LoadedModel } from './loading/load-model.ts';
import { describeFailure, type LoadFailure } from './loading/load-failure.ts';
import { useModel, type ModelState } from './loading/use-model.ts';
import { DrawingBoundary } from './messages/drawing-boundary.tsx';
import { FailureMessage } from './messages/failure-message.tsx';
import { LoadingCover } from './messages/loading-cover.tsx';
import { progressText } from './messages/progress-text.ts';
import { StatusLine } from './messages/status-line.tsx';
import { useNotice } from './messages/use-notice.ts';
import { Stage } from './scene/stage.tsx';
import { statisticsOfFacts } from './statistics/model-statistics.ts';
import { Panels } from './toolbar/panels.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useReducedMotion } from './use-reduced-motion.ts';
import { useStageAttempt, type StageAttempt } from './use-stage-attempt.ts';
import { useViewerKeys } from './use-viewer-keys.ts';
import { changeSettings, initialSettings } from './viewer-settings.ts';

export interface ViewerProps {
  /** The address of a GLB on our own origin. */
  src: string;
  /** Shown until the model is drawn. */
  posterUrl?: string | undefined;
  /** What the model is called: names the viewer for screen readers, and saved pictures. */
  label: string;
  /** Measured at import. Without them the viewer counts by itself. */
  facts?: ModelFacts | undefined;
  /** The model is on screen. Once per model. */
  onReady?: (() => void) | undefined;
  /** Give it a height here: the viewer fills what it gets. */
  className?: string | undefined;
  /** Where the Draco and Basis decoders lie; ends with a slash. */
  decoderPath?: string | undefined;
}

/**
 * A model that can be turned, lit and looked into. Needs a browser: load it with `dynamic(…, { ssr: false })`. For tests
 * the outer element says `data-viewer-state` (loading, ready, error), `data-viewer-environment` (true once the full
 * light is there) and `data-viewer-frame` (frames drawn so far).
 */
export function Viewer({ src, posterUrl, label, facts, onReady, className = '', decoderPath }: ViewerProps) {
  const frame = useRef<HTMLElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);
  const camera = useRef<CameraRig>(null);
  const picture = useRef<PictureTakerHandle>(null);
  const framesDrawn = useRef(0);
  const helpId = useId();
  const [settings, change] = useReducer(changeSettings, initialSettings);
  const [drawn, setDrawn] = useState<LoadedModel | null>(null);
  const [isLit, setIsLit] = useState(false);
  const { notice, tell } = useNotice();
  const { isFullScreen, isFilled, toggle: toggleFullScreen } = useFullScreen(frame);
  const isMotionReduced = useReducedMotion();
  const stage = useStageAttempt();
  const state = useModel({
    src: stage.isWebglMissing ? null : src,
    decoderPath: decoderPath ?? '/decoders/',
    expectedBytes: facts?.bytes,
    renderer: stage.renderer,
    attempt: stage.attempt,
  });

  const model = state.phase === 'loaded' ? state.model : null;
  const isDrawn = model !== null && drawn === model;
  const failure = failureOf(stage, state);
  const isReady = isDrawn && !failure;
  const statistics = facts ? statisticsOfFacts(facts) : model?.statistics;
  const fraction = state.phase === 'loading' ? state.fraction : 1;

  const savePicture = async () => {
    try {
      const colors = settings.transparentPicture ? null : backdropOf(backdrop.current!);
      saveFile(await picture.current!.take(colors), pictureName(label));
      tell('Picture saved');
    } catch {
      tell('The picture could not be made. Close other tabs, then try again.');
    }
  };
  const onKeyDown = useViewerKeys({ camera, settings, change, savePicture, tell, isReady });

  return (
    // Keys bubble up from the canvas and from the tools alike; the canvas has the interactive role.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={frame}
      aria-label={`Viewer: ${label}`}
      data-viewer-state={failure ? 'error' : isDrawn ? 'ready' : 'loading'}
      data-viewer-failure={failure?.code}
      data-viewer-environment={isLit}
      onKeyDown={onKeyDown}
      className={`@container/viewer isolate overflow-hidden text-base text-text ${isFilled ? 'fixed inset-0 z-40' : 'relative'} ${isFullScreen ? '' : className}`}
    >
      <div
        ref={backdrop}
        className="absolute inset-0 bg-border text-background dark:bg-surface-sunken dark:text-border"
        style={{ backgroundImage: 'radial-gradient(circle farthest-side, currentColor, transparent 124%)' }}
      />
      <div
        role="application"
        aria-roledescription="3D viewer"
        aria-label={label}
        aria-describedby={helpId}
        tabIndex={failure ? -1 : 0}
        onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })}
        className="absolute inset-0 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus"
      >
        {!stage.isWebglMissing && (
          <DrawingBoundary key={stage.attempt} onFailed={stage.fail}>
            <Stage
              model={model}
              settings={isMotionReduced ? { ...settings, turntable: false } : settings}
              isMotionReduced={isMotionReduced}
              cameraRef={camera}
              pictureRef={picture}
              onRenderer={stage.setRenderer}
              onFrame={() => {
                framesDrawn.current += 1;
                frame.current?.setAttribute('data-viewer-frame', String(framesDrawn.current));
              }}
              onDrawn={() => {
                setDrawn(model);
                if (model?.texturesUnread) tell(unreadText(model.texturesUnread));
                onReady?.();
              }}
              onEnvironmentReady={() => setIsLit(true)}
              onLostChange={stage.setLost}
            />
          </DrawingBoundary>
        )}
      </div>
      <p id={helpId} className="sr-only">
        Arrow keys go round the model, plus and minus come closer and go back, F shows all of it. Question
        mark lists all keys.
      </p>
      <LoadingCover posterUrl={posterUrl} fraction={fraction} isLoading={!isDrawn && !failure} />
      <div inert={!isReady} className={isReady ? '' : 'opacity-60'}>
        {statistics && isReady && (
          <Panels settings={settings} statistics={statistics} onChange={change} onSavePicture={savePicture} />
        )}
        <Toolbar
          settings={settings}
          isMotionReduced={isMotionReduced}
          isFullScreen={isFullScreen}
          onChange={change}
          onFrameAll={() => camera.current?.frameAll()}
          onToggleFullScreen={toggleFullScreen}
        />
      </div>
      <StatusLine
        notice={notice}
        progress={failure ? '' : progressText(isDrawn && statistics ? statistics : { fraction })}
      />
      {failure && <FailureMessage {...failure} onRetry={stage.again} />}
    </section>
  );
}

function failureOf(stage: StageAttempt, state: ModelState): LoadFailure | null {
  if (stage.isWebglMissing) return describeFailure('webgl');
  if (stage.hasFailed) return describeFailure('drawing');
  if (state.phase === 'failed') return describeFailure(state.code);
  return stage.isLost ? describeFailure('lost') : null;
}

const unreadText = (count: number) =>
  count === 1 ? 'One of its textures could not be read' : `${count} of its textures could not be read`;

function backdropOf(element: HTMLElement): Backdrop {
  const { backgroundColor, color } = getComputedStyle(element);
  return { ground: backgroundColor, glow: color };
}
