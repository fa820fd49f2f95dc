import type { Actor } from '@maquette/domain/access';
import { engines } from '@maquette/domain/engines';
import { operationById, parseParams, quote, type Operation, type Quote } from '@maquette/domain/operations';
import { notFound, ok, refuse, type Result } from '@maquette/domain/result';
import { nameCharactersMax } from '@maquette/domain/workspaces';
import { authorizeIn } from '../access/project-gate.ts';
import type { ServiceDeps } from '../deps.ts';
import { readQuotedPriceBook } from '../pricing/read-price-book.ts';
import { authorizeUpload } from '../uploads/authorize-upload.ts';
import { listEngineStates } from '../workers/list-engine-states.ts';

export interface JobRequest {
  operation: string;
  params: Record<string, unknown>;
  projectId: string;
  folderId?: string | null;
  /** A model that gets the result as a new version. */
  targetAssetId?: string | null;
  /** Name of the asset that is made; the first input's name unless told. */
  name?: string;
  /** The price book of the quote that was shown: its price holds for 10 minutes after it was replaced. */
  priceBookVersion?: string;
}

/** A request that may be started, but for credits and limits. */
export interface CheckedRequest {
  operation: Operation;
  params: Record<string, unknown>;
  engine: string;
  quote: Quote;
  inputs: { slot: string; uploadId: string }[];
  projectId: string;
  folderId: string | null;
  targetAssetId: string | null;
  name: string;
}

/** Everything about a request that does not depend on the wallet: parameters, engine, and that all it names is there. */
export async function checkRequest(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  request: JobRequest,
): Promise<Result<CheckedRequest>> {
  const allowed = await authorizeIn(deps.db.prisma, actor, 'job.start', request);
  if (!allowed.ok) return allowed;
  const operation = findOperation(request.operation);
  if (!operation.ok) return operation;
  const params = parseParams(operation.value, request.params);
  if (!params.ok) return params;
  const places = await checkPlaces(deps, actor, request);
  if (!places.ok) return places;
  const inputs = await checkUploads(deps, actor, operation.value.inputs(params.value));
  if (!inputs.ok) return inputs;
  const engine = await checkEngine(deps, operation.value, params.value);
  if (!engine.ok) return engine;
  const priceBook = await readQuotedPriceBook(deps.db.prisma, {
    list: deps.settings.priceList,
    version: request.priceBookVersion,
  });
  if (!priceBook.ok) return priceBook;
  return ok({
    operation: operation.value,
    params: params.value,
    engine: engine.value,
    quote: quote(operation.value, params.value, { priceBook: priceBook.value }),
    inputs: inputs.value.map(({ slot, uploadId }) => ({ slot, uploadId })),
    ...places.value,
    name: nameOf(request.name, inputs.value[0]?.name) || operation.value.name,
  });
}

export function findOperation(operationId: string): Result<Operation> {
  const operation = operationById(operationId);
  if (operation) return ok(operation);
  return refuse('input.invalid', `There is no operation "${operationId}".`, {
    field: 'operation',
    suggestion: 'Choose one of the list of operations.',
  });
}

/**
 * Whether an engine can be asked for this. One of the default install takes jobs also while no worker is online:
 * they wait for it.
 */
export async function checkEngine(
  deps: Pick<ServiceDeps, 'db'>,
  operation: Operation,
  params: Record<string, unknown>,
): Promise<Result<string>> {
  const { unavailable } = operation;
  if (unavailable)
    return refuse('engine.unavailable', unavailable.reason, { suggestion: unavailable.whatToDo });
  const engine = operation.engineOf(params);
  if (engines[engine].builtIn) return ok(engine);
  const state = (await listEngineStates(deps)).find((one) => one.engine === engine)!;
  return state.available
    ? ok(engine)
    : refuse('engine.unavailable', state.reason, { suggestion: state.whatToDo });
}

/** Folder and target: each must be there, in the project that was looked at. */
async function checkPlaces(deps: Pick<ServiceDeps, 'db'>, { workspaceId }: Actor, request: JobRequest) {
  const { projectId } = request;
  const folderId = request.folderId ?? null;
  const targetAssetId = request.targetAssetId ?? null;
  const [folder, target] = await Promise.all([
    folderId === null
      ? null
      : deps.db.prisma.folder.findUnique({ where: { workspaceId_id: { workspaceId, id: folderId } } }),
    targetAssetId === null
      ? null
      : deps.db.prisma.asset.findUnique({ where: { workspaceId_id: { workspaceId, id: targetAssetId } } }),
  ]);
  if (folderId !== null && folder?.projectId !== projectId) return notFound();
  if (targetAssetId !== null && target?.projectId !== projectId) return notFound();
  if (target && (target.kind !== 'model' || target.trashedAt !== null))
    return refuse('conflict.state', `"${target.name}" cannot take a new version of a model.`, {
      field: 'targetAssetId',
      suggestion: target.trashedAt ? 'Restore it from the trash first.' : 'Choose a model.',
    });
  return ok({ projectId, folderId, targetAssetId });
}

/** The uploads that a request names: each must be there, seen by the actor, and of the right kind. */
export async function checkUploads(
  deps: Pick<ServiceDeps, 'db'>,
  actor: Actor,
  slots: ReturnType<Operation['inputs']>,
): Promise<Result<{ slot: string; uploadId: string; name: string }[]>> {
  const uploads = await deps.db.prisma.upload.findMany({
    where: { workspaceId: actor.workspaceId, id: { in: slots.map((slot) => slot.uploadId) } },
    select: { id: true, kind: true, name: true, createdById: true },
  });
  const uploadById = new Map(uploads.map((upload) => [upload.id, upload]));
  const inputs = [];
  for (const { slot, uploadId, kind } of slots) {
    const upload = uploadById.get(uploadId);
    if (!upload) return notFound();
    const seen = await authorizeUpload(deps, actor, upload);
    if (!seen.ok) return seen;
    if (upload.kind !== kind)
      return refuse('input.invalid', `"${upload.name}" is ${article(upload.kind)}, not ${article(kind)}.`, {
        field: `params.${slot}`,
        suggestion: kind === 'image' ? 'Choose a PNG, JPEG or WebP picture.' : 'Choose a GLB model.',
      });
    inputs.push({ slot, uploadId, name: upload.name });
  }
  return ok(inputs);
}

const article = (kind: string): string => (kind === 'image' ? 'an image' : 'a model');

/** As told, or the input's file name without its ending. */
const nameOf = (asked: string | undefined, fileName: string | undefined): string =>
  (asked?.trim() || fileName?.replace(/\.[^.]{1,5}$/, '').trim() || '').slice(0, nameCharactersMax.asset);
