#!/usr/bin/env node
import module from 'node:module';

// Must be on before the first import; Node 20 has no compile cache.
module.enableCompileCache?.();
const { execute } = await import('@oclif/core');
await execute({ dir: import.meta.url });
