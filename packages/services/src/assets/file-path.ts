/** Where a stored file is read: stable, and private to its workspace. */
export const filePath = (fileId: string): string => `/api/v1/files/${fileId}`;
