import { permissions, roles, type Grant, type Permission } from '../../packages/domain/src/access/index.ts';
import { httpRights } from '../../packages/api/src/access/http-rights.ts';
import { restRights } from '../../packages/api/src/access/rest-rights.ts';
import { actionsOf, type RouteRight } from '../../packages/api/src/access/route-right.ts';
import { trpcRights } from '../../packages/api/src/access/trpc-rights.ts';

/** The page of rights, made from the tables that the studio itself asks. */
export function accessGuide(): string {
  return [
    '# Access: who may what',
    '',
    '<!-- Written by `npm run access -- --write` from the tables in packages/domain and packages/api. Do not edit. -->',
    '',
    'Every call is looked up in one table: what is asked for, by whom, in which project. What the table does not allow is',
    'refused, and a way in that it does not know is shut. The interface asks the same table for what it shows.',
    '',
    '- A **guest** sees the projects that they were invited to, and nothing else of the workspace.',
    '- In a project counts the higher of the role in the workspace and the role in the project. In a **restricted** project',
    '  the role in the project alone counts; owners and admins see it too, and that is logged.',
    '- The **billing flag** can be given to any role.',
    '- An **API key** may what its maker may at that moment, cut down to its scopes and its projects.',
    '- In an **archived** project nothing new is made.',
    '- What lies in another workspace, or in a project that one does not see, answers like what does not exist.',
    '',
    '## The table',
    '',
    ...table(
      ['to …', ...roles, 'billing flag', 'key scope', 'in an archived project'],
      Object.values<Permission>(permissions).map((rule) => [
        rule.words,
        ...roles.map((role) => grantWords(rule.grants[role])),
        rule.billing ? 'yes' : '',
        rule.scope === null ? 'never' : `\`${rule.scope}\``,
        rule.in === 'workspace' ? '' : rule.archived ? 'yes' : 'no',
      ]),
    ),
    '',
    'own: what they made or own. lead: in projects that they lead or own. editor: where they are editors of the project.',
    'comments, spends: where their invitation says so, spending within its cap. policy: when the workspace lets editors.',
    '',
    '## REST API',
    '',
    ...table(['route', 'asks for'], Object.entries(restRights).map(rightRow)),
    '',
    "## The interface's own calls (tRPC)",
    '',
    ...table(['procedure', 'asks for'], Object.entries(trpcRights).map(rightRow)),
    '',
    '## Other addresses',
    '',
    ...table(
      ['address', 'asks for'],
      Object.entries(httpRights).map(([path, words]) => [`\`/${path}\``, words]),
    ),
    '',
  ].join('\n');
}

const rightRow = ([route, right]: [string, RouteRight]): string[] => [`\`${route}\``, rightWords(right)];

function rightWords(right: RouteRight): string {
  if (right === 'anyone') return 'nothing';
  if (right === 'signed-in') return 'being signed in';
  if (right === 'operator') return 'running the installation';
  return actionsOf(right)
    .map((action) => permissions[action].words)
    .join(', or ');
}

function grantWords(grant: Grant | null): string {
  if (grant === null) return '-';
  if (grant === 'any') return 'yes';
  const words: Record<Exclude<Grant, 'any'>, string> = {
    own: 'own',
    lead: 'lead',
    'if-editor': 'editor',
    'if-commenting': 'comments',
    'if-spending': 'spends',
    'if-policy': 'policy',
  };
  return words[grant];
}

const table = (head: string[], rows: string[][]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
