export { noteNotices, type NewNotice } from './note-notices.ts';
