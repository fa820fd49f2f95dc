'use client';
import type { ModelFacts } from '@maquette/domain/assets';
import { useReducer, useRef, useState } from 'react';
import type { CameraRig } from './camera/camera-rig.ts';
import type { PictureTakerHandle } from './capture/picture-taker.tsx';
import { DrawingBoundary } from './messages/drawing-boundary.tsx';
import { FailureMessage } from './messages/failure-message.tsx';
import { LoadingCover } from './messages/loading-cover.tsx';
import { progressText, unreadText } from './messages/progress-text.ts';
import { StatusLine } from './messages/status-line.tsx';
import { useNotice } from './messages/use-notice.ts';
import { Backdrop } from './scene/backdrop.tsx';
import { StageArea } from './scene/stage-area.tsx';
import { Stage } from './scene/stage.tsx';
import { Panels } from './toolbar/panels.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useModelView } from './use-model-view.ts';
import { usePicture } from './use-picture.ts';
import { useReducedMotion } from './use-reduced-motion.ts';
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
 * the outer element says `data-viewer-state` (loading, ready, error), `data-viewer-failure`, `data-viewer-environment`
 * (true once the full light is there) and `data-viewer-frame` (frames drawn so far).
 */
export function Viewer(props: ViewerProps) {
  const { src, posterUrl, label, facts, onReady, className = '', decoderPath = '/decoders/' } = props;
  const frame = useRef<HTMLElement>(null);
  const backdrop = useRef<HTMLDivElement>(null);
  const camera = useRef<CameraRig>(null);
  const taker = useRef<PictureTakerHandle>(null);
  const framesDrawn = useRef(0);
  const [settings, change] = useReducer(changeSettings, initialSettings);
  const [isLit, setIsLit] = useState(false);
  const { notice, tell } = useNotice();
  const { isFullScreen, isFilled, toggle: toggleFullScreen } = useFullScreen(frame);
  const isMotionReduced = useReducedMotion();
  const view = useModelView({ src, decoderPath, facts });
  const { stage, model, statistics, failure, fraction, isDrawn, isReady } = view;
  const savePicture = usePicture({
    label,
    isTransparent: settings.transparentPicture,
    backdrop,
    taker,
    tell,
  });
  const onKeyDown = useViewerKeys({ camera, settings, change, savePicture, tell, isReady });

  const countFrame = () => {
    framesDrawn.current += 1;
    frame.current?.setAttribute('data-viewer-frame', String(framesDrawn.current));
  };
  const announceDrawn = () => {
    view.markDrawn();
    if (model?.texturesUnread) tell(unreadText(model.texturesUnread));
    onReady?.();
  };

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
      <Backdrop ref={backdrop} />
      <StageArea label={label} isFocusable={!failure}>
        {!stage.isWebglMissing && (
          <DrawingBoundary key={stage.attempt} onFailed={stage.fail}>
            <Stage
              model={model}
              settings={isMotionReduced ? { ...settings, turntable: false } : settings}
              isMotionReduced={isMotionReduced}
              cameraRef={camera}
              pictureRef={taker}
              onRenderer={stage.setRenderer}
              onFrame={countFrame}
              onDrawn={announceDrawn}
              onEnvironmentReady={() => setIsLit(true)}
              onLostChange={stage.setLost}
            />
          </DrawingBoundary>
        )}
      </StageArea>
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
