import { posix } from 'node:path';

const byEnding: Readonly<Record<string, string>> = {
  '.ts': 'typescript', '.tsx': 'typescript', '.mts': 'typescript', '.cts': 'typescript',
  '.js': 'javascript', '.jsx': 'javascript', '.mjs': 'javascript', '.cjs': 'javascript',
  '.vue': 'vue', '.svelte': 'svelte', '.py': 'python', '.pyi': 'python', '.rs': 'rust', '.go': 'go', '.java': 'java', '.kt': 'kotlin',
  '.kts': 'kotlin', '.scala': 'scala', '.cs': 'csharp', '.fs': 'fsharp', '.rb': 'ruby', '.php': 'php', '.swift': 'swift', '.c': 'c', '.h': 'c',
  '.cc': 'cpp', '.cpp': 'cpp', '.cxx': 'cpp', '.hpp': 'cpp', '.m': 'objective-c', '.ex': 'elixir', '.exs': 'elixir', '.erl': 'erlang',
  '.hs': 'haskell', '.lua': 'lua', '.pl': 'perl', '.r': 'r', '.jl': 'julia', '.dart': 'dart', '.zig': 'zig', '.sh': 'shell', '.bash': 'shell',
  '.ps1': 'powershell', '.sql': 'sql',
}; // prettier-ignore

/** The programming language of a file by its ending, lower case, or null for data, prose and styles. */
export function languageOf(path: string): string | null {
  return byEnding[posix.extname(path).toLowerCase()] ?? null;
}
