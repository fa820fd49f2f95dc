import { ok, refuse, type Result } from '@maquette/domain/result';
import { tidyName } from '@maquette/domain/workspaces';
import type { ServiceDeps } from '../deps.ts';
import { checkPassword } from './check-password.ts';
import { confirmEmail } from './confirm-email.ts';
import { createUser } from './create-user.ts';
import { parseEmail } from './parse-email.ts';
import { hashPassword } from './password-hash.ts';

/**
 * Makes the first account of a new installation: confirmed, its operator, with a workspace and its trial credits.
 * Refuses as soon as there is anyone, also when two programs start at the same moment.
 */
export async function createFirstRun(
  deps: Pick<ServiceDeps, 'db'>,
  input: { name: string; email: string; password: string; workspaceName: string },
): Promise<Result<{ userId: string; workspaceId: string }>> {
  const name = tidyName(input.name, { field: 'name', kind: 'user' });
  if (!name.ok) return name;
  const workspaceName = tidyName(input.workspaceName, { field: 'workspaceName', kind: 'workspace' });
  if (!workspaceName.ok) return workspaceName;
  const email = parseEmail(input.email);
  if (!email.ok) return email;
  const password = checkPassword(input.password, { name: name.value, email: email.value });
  if (!password.ok) return password;
  const passwordHash = await hashPassword(input.password);
  return deps.db.transaction(async (tx) => {
    // no account can be made until this ends
    await tx.$executeRaw`LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE`;
    const made =
      (await tx.user.count()) === 0 &&
      (await createUser(tx, {
        name: name.value,
        email: email.value,
        passwordHash,
        workspaceName: workspaceName.value,
        instanceAdmin: true,
      }));
    if (!made) return refuse('conflict.state', 'This installation has accounts already.');
    await confirmEmail(tx, made);
    return ok(made);
  });
}
