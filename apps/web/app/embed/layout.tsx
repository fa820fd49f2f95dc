export { default, metadata } from '../s/layout.tsx';
