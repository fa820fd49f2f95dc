import pg from 'pg';

/** Prisma's error codes for what a connection can fail with. */
const errorCodes = { '3D000': 'P1003', '28P01': 'P1000', ECONNREFUSED: 'P1001' };

/** `can-connect-to-database`, `create-database`, `drop-database`: answers with an exit code, and the reason on stderr. */
export async function runCliCommand(command, url) {
  try {
    if (command === 'can-connect-to-database') await query(url, 'SELECT 1');
    else if (command === 'create-database') await onServer(url, (name) => `CREATE DATABASE ${name}`);
    else if (command === 'drop-database')
      await onServer(url, (name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    else throw new Error(`unknown command ${command}`);
    return 0;
  } catch (error) {
    const fields = {
      message: error.message || `The database server does not answer (${error.code})`,
      error_code: errorCodes[error.code] ?? 'P1010',
      is_panic: false,
    };
    process.stderr.write(
      `\n${JSON.stringify({ timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' })}\n`,
    );
    return 1;
  }
}

/** A database is made and dropped from the server's maintenance database. */
function onServer(url, sqlOf) {
  const address = new URL(url);
  const name = pg.escapeIdentifier(decodeURIComponent(address.pathname.slice(1)));
  address.pathname = '/postgres';
  address.searchParams.delete('schema');
  return query(address.toString(), sqlOf(name));
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
