/**
 * Which banner of a workspace was closed, for as long as the browser is open. A cookie, because the server must know:
 * what is gone must not come with the page and then vanish.
 */
export const bannerCookie = (workspaceId: string): string => `maquette-banner-${workspaceId}`;

/** Notes that this banner was closed. Another one, for a worse state, is shown again. */
export function closeBanner(workspaceId: string, banner: string): void {
  // oxlint-disable-next-line unicorn/no-document-cookie
  document.cookie = `${bannerCookie(workspaceId)}=${banner}; path=/w/${workspaceId}; samesite=lax`;
}
