export { listNotices } from './list-notices.ts';
export { markNoticesRead } from './mark-notices-read.ts';
export { noteNotices, type NewNotice } from './note-notices.ts';
export { watchNotices } from './watch-notices.ts';
