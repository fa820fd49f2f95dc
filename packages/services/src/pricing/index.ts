export { readPriceBook } from './read-price-book.ts';
