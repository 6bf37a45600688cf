import nodeConsole from 'node:console';

// Jest decorates what goes through its own console with a stack excerpt; oclif prints through it, and `--json` would not parse.
globalThis.console = nodeConsole;

// A developer's own settings must not change what a test sees.
for (const name of Object.keys(process.env)) {
  if (/^(K2_|MOONSHOT_|KIMI_|OPENROUTER_|OPENAI_|ANTHROPIC_)/.test(name)) delete process.env[name];
}
process.env.LC_ALL = 'en_US.UTF-8';
