export { activeDaysMin, forecastRunOut, type RunOut, type RunOutRequest } from './run-out.ts';
