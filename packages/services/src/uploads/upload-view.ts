import type { UploadModel } from '@maquette/db';
import type { ImageFacts, ModelFacts, UploadView } from '@maquette/domain/assets';

/** An upload as it is shown; where it lies in the store stays on the server. */
export const uploadView = (row: Omit<UploadModel, 'facts'> & { facts: unknown }): UploadView => ({
  uploadId: row.id,
  kind: row.kind,
  name: row.name,
  mime: row.mime,
  bytes: row.bytes,
  sha256: row.sha256,
  // written by us from the check of the file
  facts: row.facts as ImageFacts | ModelFacts,
  createdAt: row.createdAt.toISOString(),
});
