import { Canvas } from '@react-three/fiber';
import { useMemo, useState, type Ref } from 'react';
import { NeutralToneMapping, type WebGLRenderer } from 'three';
import { Camera } from '../camera/camera.tsx';
import type { CameraRig } from '../camera/camera-rig.ts';
import { PictureTaker, type PictureTakerHandle } from '../capture/picture-taker.tsx';
import { Lighting } from '../lights/lighting.tsx';
import type { LoadedModel } from '../loading/load-model.ts';
import { Shading } from '../modes/shading.tsx';
import type { ViewerSettings } from '../viewer-settings.ts';
import { ContextWatch } from './context-watch.tsx';
import { FrameCounter } from './frame-counter.tsx';
import { GroundShadow } from './ground-shadow.tsx';
import { ModelOnStage } from './model-on-stage.tsx';
import { placeOnStage } from './stage-model.ts';

export interface StageProps {
  model: LoadedModel | null;
  settings: ViewerSettings;
  isMotionReduced: boolean;
  cameraRef: Ref<CameraRig>;
  pictureRef: Ref<PictureTakerHandle>;
  onRenderer: (renderer: WebGLRenderer) => void;
  onFrame: () => void;
  /** The model is on screen for the first time. */
  onDrawn: () => void;
  onEnvironmentReady: () => void;
  onLostChange: (isLost: boolean) => void;
}

/** The canvas and all that stands on it. Draws only when something changed. */
export function Stage({
  model,
  settings,
  isMotionReduced,
  cameraRef,
  pictureRef,
  onRenderer,
  onFrame,
  onDrawn,
  onEnvironmentReady,
  onLostChange,
}: StageProps) {
  // Grows when the graphics context came back: what lived on the card is made anew.
  const [life, setLife] = useState(0);
  const [drawn, setDrawn] = useState<LoadedModel | null>(null);
  const stage = useMemo(() => model && placeOnStage(model.root, model.box), [model]);
  const isDrawn = model !== null && drawn === model;
  return (
    <Canvas
      frameloop="demand"
      dpr={[1, 2]}
      gl={{ alpha: true, antialias: true, toneMapping: NeutralToneMapping }}
      camera={{ fov: 28, near: 0.01, far: 60 }}
      onCreated={({ gl }) => onRenderer(gl)}
    >
      <ContextWatch onLostChange={onLostChange} onRestored={() => setLife((count) => count + 1)} />
      <Camera
        ref={cameraRef}
        outline={stage?.outline ?? null}
        root={model?.root ?? null}
        isTurning={settings.turntable}
        isInstant={isMotionReduced}
      />
      <Lighting
        key={`light ${life}`}
        preset={settings.preset}
        exposureStops={settings.exposureStops}
        isModelDrawn={isDrawn}
        onEnvironmentReady={onEnvironmentReady}
      />
      {model && stage && (
        <ModelOnStage
          stage={stage}
          onDrawn={() => {
            setDrawn(model);
            onDrawn();
          }}
        />
      )}
      {stage && (
        <GroundShadow key={`${life} ${stage.object.uuid}`} stage={stage} isShown={showsShadow(settings)} />
      )}
      {model && (
        <Shading key={model.root.uuid} model={model} mode={settings.mode} isWireframe={settings.wireframe} />
      )}
      <PictureTaker ref={pictureRef} />
      <FrameCounter onFrame={onFrame} />
    </Canvas>
  );
}

/** The other modes show numbers as colours: nothing beside the model may look like one. */
const showsShadow = ({ groundShadow, mode }: ViewerSettings) =>
  groundShadow && (mode === 'shaded' || mode === 'matcap');
