import type { ImageFacts, ModelFacts } from '@maquette/domain/assets';
import type { Result } from '@maquette/domain/result';

/** What a child is asked to do: read `path`, write only to the given places. */
export type Work =
  | { kind: 'image'; path: string; format: 'png' | 'jpeg' | 'webp'; mainPath: string; thumbnailPath: string }
  | { kind: 'thumbnail'; path: string; format: 'png' | 'jpeg' | 'webp'; mainPath: string }
  | { kind: 'model'; path: string };

/** What it found out; the files are at the places that it was given. */
export type Finding =
  { kind: 'image'; mime: string; facts: ImageFacts } | { kind: 'model'; facts: ModelFacts };

/** Parent to child. */
export interface WorkMessage {
  work: Work;
}
/** Child to parent: once after the start, then one answer for each piece of work. */
export type ChildMessage = { ready: true } | { result: Result<Finding> } | { crash: string };
