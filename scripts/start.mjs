import { setUp } from './set-up.mjs';

setUp();
const { startDay } = await import('./day/start-day.mjs');
process.exitCode = await startDay(process.argv.slice(2));
