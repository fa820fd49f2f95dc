import type { Transaction } from '@maquette/db';
import {
  defaultPrices,
  priceBookVersion as defaultVersion,
  quoteValidSeconds,
  type PriceBook,
  type PriceList,
  type Prices,
} from '@maquette/domain/operations';
import { ok, refuse, type Result } from '@maquette/domain/result';

type Reader = Pick<Transaction, '$queryRaw'>;

interface VersionRow {
  version: string;
  prices: Prices;
  /** When a newer one took over; null for the one in force. */
  endedSecondsAgo: number | null;
}

/** The price book in force at this moment of the studio's clock. */
export async function readPriceBook(reader: Reader, list: PriceList): Promise<PriceBook> {
  const [current] = await readVersions(reader);
  return { version: current!.version, list, prices: current!.prices };
}

/**
 * The price book of a quote that somebody was shown: the one in force, or one that was until so recently that a quote of
 * it still holds. Refuses `price.changed` for older ones and unknown ones.
 */
export async function readQuotedPriceBook(
  reader: Reader,
  { list, version }: { list: PriceList; version: string | undefined },
): Promise<Result<PriceBook>> {
  const versions = await readVersions(reader);
  const found = version === undefined ? versions[0] : versions.find((row) => row.version === version);
  const isValid = found && (found.endedSecondsAgo === null || found.endedSecondsAgo < quoteValidSeconds);
  if (isValid) return ok({ version: found.version, list, prices: found.prices });
  return refuse('price.changed', 'The prices have changed since this was quoted.', {
    field: 'priceBookVersion',
    suggestion: 'Look at the new price, then start again.',
    detail: { priceBookVersion: versions[0]!.version },
  });
}

/** The versions in force now or lately, newest first; the defaults are the oldest. In one read: every start does it. */
async function readVersions(reader: Reader): Promise<VersionRow[]> {
  const rows = await reader.$queryRaw<(Partial<VersionRow> & { defaultsEndedSecondsAgo: number | null })[]>`
    WITH effective AS (SELECT * FROM "PriceBookVersion" WHERE "effectiveAt" <= studio_now())
    SELECT newest.*, first."defaultsEndedSecondsAgo"
    FROM (SELECT extract(epoch FROM studio_now() - min("effectiveAt"))::float8 AS "defaultsEndedSecondsAgo"
      FROM effective) first
    LEFT JOIN (
      SELECT "version", "prices",
        extract(epoch FROM studio_now() - lag("effectiveAt") OVER line)::float8 AS "endedSecondsAgo",
        row_number() OVER line AS place
      FROM effective WINDOW line AS (ORDER BY "effectiveAt" DESC, "createdAt" DESC)
      ORDER BY place LIMIT 5) newest ON true
    ORDER BY newest.place`;
  const edited = rows.flatMap(({ version, prices, endedSecondsAgo }) =>
    version && prices ? [{ version, prices, endedSecondsAgo: endedSecondsAgo ?? null }] : [],
  );
  const endedSecondsAgo = rows[0]?.defaultsEndedSecondsAgo ?? null;
  return [...edited, { version: defaultVersion, prices: defaultPrices, endedSecondsAgo }];
}
