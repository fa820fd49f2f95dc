import type { Transaction } from '@maquette/db';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { tidyText } from '@maquette/domain/workspaces';

/** A comment as it is kept: text of 1 to 4,000 characters, without control characters and invisible marks. */
export function checkComment(text: string): Result<string> {
  const body = tidyText(text, { field: 'body' });
  if (!body.ok || body.value !== '') return body;
  return refuse('input.invalid', 'Write something first.', { field: 'body' });
}

/** The version that is spoken of: this one, or the newest of the asset. It must not lie in the trash. */
export async function readVersionOf(
  tx: Transaction,
  which: { workspaceId: string; assetId: string; versionId?: string | undefined },
): Promise<Result<{ versionId: string; number: number; assetName: string; projectId: string }>> {
  const { workspaceId, assetId, versionId } = which;
  const version = await tx.assetVersion.findFirst({
    where: { workspaceId, assetId, ...(versionId !== undefined && { id: versionId }) },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, asset: { select: { name: true, projectId: true, trashedAt: true } } },
  });
  if (!version) return notFound();
  const { name, projectId, trashedAt } = version.asset;
  if (trashedAt)
    return refuse('conflict.state', 'This lies in the trash.', { suggestion: 'Restore it first.' });
  return ok({ versionId: version.id, number: version.number, assetName: name, projectId });
}
