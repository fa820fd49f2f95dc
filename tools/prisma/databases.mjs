import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';

const nowhere = 'postgresql://none@127.0.0.1:1/none';
/** PostgreSQL's catalog type "char", which the adapter refuses, and the fixed-length one that it knows. */
const charOid = 18;
const bpcharOid = 1042;

/**
 * The connections of the schema engine: the database itself, and a shadow database made for one request and dropped after it.
 * The address is taken apart because in node-postgres a connection string wins over `database`: left whole, the
 * adapter's own shadow database would be the real one.
 */
export async function openDatabases(url) {
  const { schema = undefined, ...base } = parseIntoClientConfig(url ?? nowhere);
  const open = new Set();

  async function connect(config, afterwards) {
    // One connection: the engine takes advisory locks of a session.
    const adapter = await new PrismaPg({ ...config, max: 1 }, { schema }).connect();
    mend(adapter);
    const dispose = adapter.dispose.bind(adapter);
    let done = null;
    adapter.dispose = () => {
      open.delete(adapter);
      done ??= dispose().then(afterwards);
      return done;
    };
    open.add(adapter);
    return adapter;
  }

  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(base),
    async connectToShadowDb() {
      const database = `prisma_migrate_shadow_db_${randomUUID()}`;
      await run(base, `CREATE DATABASE "${database}"`);
      return connect({ ...base, database }, () =>
        run(base, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`),
      );
    },
  });
  return { factory, disposeAll: () => Promise.all([...open].map((adapter) => adapter.dispose())) };
}

async function run(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Two things that the adapter cannot do: read columns of the type "char", and run a script with ";" inside a function. */
function mend(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumns = new WeakMap();
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const columns = [];
    for (const [i, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== charOid) continue;
      field.dataTypeID = bpcharOid;
      columns.push(i);
    }
    charColumns.set(query, columns);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const i of charColumns.get(query) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
}
