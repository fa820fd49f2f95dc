export {
  checklistItems,
  checklistNames,
  isAgreed,
  type ChecklistFacts,
  type ChecklistItem,
  type ChecklistPoint,
  type ChecklistView,
} from './checklist.ts';
export { factWords } from './fact-words.ts';
