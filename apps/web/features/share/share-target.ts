import type { ShareKind } from '@maquette/domain/share';

/** What the dialog is open for. */
export interface Shareable {
  projectId: string;
  /** The first is chosen at first: an asset, and the version that is looked at. */
  targets: readonly { kind: ShareKind; id: string; label: string }[];
  /** As it is called now. */
  name: string;
}
