import { composition } from '../../../server/compose.ts';

/** For the supervisor and for load balancers: whether this process answers and reaches its database. */
export async function GET(): Promise<Response> {
  const { deps } = composition();
  try {
    await deps.db.prisma.$queryRaw`SELECT 1`;
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    deps.log.error({ error }, 'the database does not answer');
    return Response.json(
      { status: 'no database' },
      { status: 503, headers: { 'cache-control': 'no-store' } },
    );
  }
}
