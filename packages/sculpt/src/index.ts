export { createSculptEngine } from './create-sculpt-engine.ts';
