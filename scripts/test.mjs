import { pnpm, setUp } from './set-up.mjs';

setUp();
// What is tested is the program, not a cache's memory of it: --force runs every test each time.
pnpm(
  'exec',
  'turbo',
  'run',
  'test',
  '--continue',
  '--force',
  '--only',
  '--concurrency=2',
  '--output-logs=full',
  '--no-update-notifier',
);
