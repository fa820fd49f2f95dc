import type { RouteRight } from './route-right.ts';

/** Every route of the REST API, as its document names it, and what it asks for. */
export const restRights: Readonly<Record<string, RouteRight>> = {
  'GET /health': 'anyone',
  'GET /openapi.json': 'anyone',
  'GET /plans': 'anyone',
  'GET /me': 'workspace.see',
  'GET /operations': 'workspace.see',
  'POST /uploads': 'upload.create',
  'POST /quotes': ['job.start', 'wallet.see-balance'],
  'POST /jobs': 'job.start',
  'GET /jobs': 'workspace.see',
  'GET /jobs/{id}': 'job.see',
  'GET /jobs/{id}/events': 'job.see',
  'DELETE /jobs/{id}': 'job.cancel',
  'GET /approvals': 'approval.see-own',
  'POST /approvals': 'job.start',
  'GET /wallet': 'wallet.see-balance',
  'GET /wallet/ledger': 'wallet.see-ledger',
  'GET /wallet/ledger.csv': 'wallet.see-ledger',
  'GET /wallet/ledger.jsonl': 'wallet.see-ledger',
  'GET /alerts': 'wallet.see-balance',
  'POST /alerts': 'alert.manage',
  'PATCH /alerts/{id}': 'alert.manage',
  'DELETE /alerts/{id}': 'alert.manage',
  'GET /caps': 'cap.see-own',
  'PUT /caps': 'limit.manage',
  'DELETE /caps/{id}': 'limit.manage',
  'GET /audit': ['audit.see', 'audit.see-billing'],
  'GET /audit.csv': ['audit.see', 'audit.see-billing'],
  'GET /audit.jsonl': ['audit.see', 'audit.see-billing'],
  'GET /audit/verification': ['audit.see', 'audit.see-billing'],
  'GET /usage': ['usage.see', 'usage.see-own'],
  'GET /files/{id}': 'asset.see',
  'GET /members': 'member.see',
  'GET /projects': 'workspace.see',
  'POST /projects': 'project.create',
  'GET /assets': 'workspace.see',
  'GET /assets/{id}': 'asset.see',
  'GET /assets/{id}/comments': 'asset.see',
  'POST /assets/{id}/comments': 'comment.create',
  'DELETE /comments/{id}': 'comment.delete',
  'GET /projects/{id}/share-links': 'share.see',
  'GET /versions/{id}/checklist': 'asset.see',
  'PUT /versions/{id}/checklist/{item}': 'checklist.tick',
  'DELETE /versions/{id}/checklist/{item}': 'checklist.tick',
};

const patterns = Object.entries(restRights).map(([route, right]) => {
  const [method = '', path = ''] = route.split(' ');
  const pattern = new RegExp(`^/api/v1${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  return { route, method, pattern, right };
});

const find = (method: string, path: string) =>
  patterns.find((one) => one.method === (method === 'HEAD' ? 'GET' : method) && one.pattern.test(path));

/** What a request asks for; undefined: there is no such route. */
export const rightOfRequest = (method: string, path: string): RouteRight | undefined =>
  find(method, path)?.right;

/** The route of a request as the document names it: `DELETE /caps/{id}`. */
export const routeOfRequest = (method: string, path: string): string | undefined => find(method, path)?.route;
