import { studioTime, type Prisma } from '@maquette/db';
import { defaultPrices, type Prices } from '@maquette/domain/operations';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { readPriceBook } from '../pricing/read-price-book.ts';
import { checkEffectiveAt, type Operator } from './operator.ts';

export interface PriceEdit {
  /** Every price that is to be another one, by its path: `modelMaking.sculpt.plain`. */
  changes: Record<string, number>;
  note: string;
  /** Null: at once. */
  effectiveAt: Date | null;
}

const priceMax = 100_000;
const noteCharactersMax = 200;

/**
 * Writes a new version of the price book, from a moment on. What was quoted before holds for its ten minutes, and what
 * was started keeps its price for ever.
 */
export async function editPriceBook(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  operator: Operator,
  edit: PriceEdit,
): Promise<Result<{ version: string }>> {
  const { prisma } = deps.db;
  const now = await studioTime(prisma);
  const from = checkEffectiveAt(edit.effectiveAt, now);
  if (!from.ok) return from;
  if (edit.note.length > noteCharactersMax)
    return refuse('input.invalid', `At most ${noteCharactersMax} characters.`, { field: 'note' });
  if (Object.keys(edit.changes).length === 0)
    return refuse('input.invalid', 'No price is to be another one.', { field: 'changes' });
  return deps.db.transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "PriceBookVersion" IN SHARE ROW EXCLUSIVE MODE`;
    const { prices } = await readPriceBook(tx, deps.settings.priceList);
    const changed = applyChanges(prices, edit.changes);
    if (!changed.ok) return changed;
    const version = await freshVersion(tx, from.value);
    await tx.priceBookVersion.create({
      data: {
        version,
        effectiveAt: from.value,
        prices: changed.value as unknown as Prisma.InputJsonObject,
        note: edit.note,
        createdById: operator.userId,
      },
    });
    return ok({ version });
  });
}

/** `2027-03-01`, or `2027-03-01.2` for the second one of a day. */
async function freshVersion(tx: Prisma.TransactionClient, effectiveAt: Date): Promise<string> {
  const day = effectiveAt.toISOString().slice(0, 10);
  const count = await tx.priceBookVersion.count({ where: { version: { startsWith: day } } });
  return `${day}.${count + 1}`;
}

function applyChanges(prices: Prices, changes: Record<string, number>): Result<Prices> {
  const next = structuredClone(prices);
  for (const [path, credits] of Object.entries(changes)) {
    const field = `changes.${path}`;
    if (!Number.isSafeInteger(credits) || credits < 0 || credits > priceMax)
      return refuse('input.invalid', 'A price is a whole number of credits, 0 to 100,000.', { field });
    const names = splitPath(path);
    const last = names?.pop();
    const place = names?.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], next);
    if (!last || typeof place !== 'object' || place === null)
      return refuse('input.invalid', 'There is no such price.', { field });
    (place as Record<string, number>)[last] = credits;
  }
  return ok(next);
}

/** The names on the way to a price; names may have dots in them, so they are found in the book itself. */
const splitPath = (path: string): string[] | null => {
  const found = pricePaths(defaultPrices).find((names) => names.join('.') === path);
  return found ? [...found] : null;
};

function pricePaths(node: object, before: string[] = []): string[][] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'number' ? [[...before, name]] : pricePaths(value as object, [...before, name]),
  );
}

/** The price book in force as a list, and its versions, newest first. */
export async function listPrices(deps: Pick<ServiceDeps, 'db' | 'settings'>, _operator: Operator) {
  const { version, prices } = await readPriceBook(deps.db.prisma, deps.settings.priceList);
  const versions = await deps.db.prisma.priceBookVersion.findMany({
    orderBy: [{ effectiveAt: 'desc' }, { createdAt: 'desc' }],
    take: 50,
    select: { version: true, effectiveAt: true, note: true },
  });
  return {
    version,
    prices: pricePaths(defaultPrices).map((names) => ({
      path: names.join('.'),
      credits: names.reduce<unknown>(
        (node, name) => (node as Record<string, unknown>)[name],
        prices,
      ) as number,
    })),
    versions: versions.map((row) => ({ ...row, effectiveAt: row.effectiveAt.toISOString() })),
  };
}
