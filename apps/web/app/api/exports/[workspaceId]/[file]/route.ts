import { textDownload, usageInput } from '@maquette/api';
import { inputRefusal } from '@maquette/domain/input';
import { notFound } from '@maquette/domain/result';
import { exportLedger, exportUsage, ledgerFormats } from '@maquette/services';
import { composition } from '../../../../../server/compose.ts';
import { openMembership } from '../../../../../server/open-membership.ts';
import { problemResponse } from '../../../../../server/problem-response.ts';

interface ExportRoute {
  params: Promise<{ workspaceId: string; file: string }>;
}

/**
 * Files that a page offers to save: `ledger.csv`, `ledger.jsonl` and `usage.csv` with what usage can be asked by. Read
 * only, with the session cookie; the REST API has the same for keys.
 */
export async function GET(request: Request, { params }: ExportRoute): Promise<Response> {
  const { workspaceId, file } = await params;
  const membership = await openMembership(workspaceId);
  if (!membership.ok) return problemResponse(membership.refusal);
  const { deps } = composition();
  const { actor } = membership.value;
  if (file === 'usage.csv') {
    const query = usageInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) return problemResponse(inputRefusal(query.error.issues).refusal);
    const usage = await exportUsage(deps, actor, query.data);
    return usage.ok ? textDownload('csv', usage.value) : problemResponse(usage.refusal);
  }
  const format = ledgerFormats.find((known) => file === `ledger.${known}`);
  if (!format) return problemResponse(notFound().refusal);
  const ledger = await exportLedger(deps, actor, { format });
  return ledger.ok ? textDownload(format, ledger.value) : problemResponse(ledger.refusal);
}
