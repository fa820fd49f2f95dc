import { auditInput, textDownload, usageInput } from '@maquette/api';
import type { Actor } from '@maquette/domain/access';
import { inputRefusal } from '@maquette/domain/input';
import { notFound, type Result } from '@maquette/domain/result';
import {
  auditFormats,
  exportAudit,
  exportLedger,
  exportUsage,
  ledgerFormats,
  noteRefusal,
} from '@maquette/services';
import { composition } from '../../../../../server/compose.ts';
import { openMembership } from '../../../../../server/open-membership.ts';
import { problemResponse } from '../../../../../server/problem-response.ts';

interface ExportRoute {
  params: Promise<{ workspaceId: string; file: string }>;
}

/**
 * Files that a page offers to save: `ledger.csv`, `ledger.jsonl`, `usage.csv` with what usage can be asked by, `audit.csv`
 * and `audit.jsonl` with what the log can be narrowed down by. Read only, with the session cookie; the REST API has the
 * same for keys.
 */
export async function GET(request: Request, { params }: ExportRoute): Promise<Response> {
  const { workspaceId, file } = await params;
  const membership = await openMembership(workspaceId);
  if (!membership.ok) return problemResponse(membership.refusal);
  const { actor } = membership.value;
  const made = await makeFile(actor, { file, request });
  if (made.ok) return textDownload(file.endsWith('.csv') ? 'csv' : 'jsonl', made.value);
  const { refusal } = made;
  await noteRefusal(composition().deps, actor, {
    route: `GET /api/exports/${file}`,
    isWrite: false,
    refusal,
  });
  return problemResponse(refusal);
}

type Made = Result<{ fileName: string; text: string | AsyncIterable<string> }>;

async function makeFile(actor: Actor, asked: { file: string; request: Request }): Promise<Made> {
  const { deps } = composition();
  const { file } = asked;
  const search = Object.fromEntries(new URL(asked.request.url).searchParams);
  if (file === 'usage.csv') {
    const query = usageInput.safeParse(search);
    return query.success ? exportUsage(deps, actor, query.data) : inputRefusal(query.error.issues);
  }
  const auditFormat = auditFormats.find((known) => file === `audit.${known}`);
  if (auditFormat) {
    const query = auditInput.safeParse(search);
    if (!query.success) return inputRefusal(query.error.issues);
    return exportAudit(deps, actor, { ...query.data, format: auditFormat });
  }
  const format = ledgerFormats.find((known) => file === `ledger.${known}`);
  return format ? exportLedger(deps, actor, { format }) : notFound();
}
