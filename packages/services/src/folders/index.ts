export { createFolder } from './create-folder.ts';
export { deleteFolder } from './delete-folder.ts';
export { listFolders } from './list-folders.ts';
export { moveFolder } from './move-folder.ts';
export { renameFolder } from './rename-folder.ts';
