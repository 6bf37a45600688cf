import type { Change } from '../../src/changes/change-set.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A change that writes `after` over `before`; a new file without it. */
export function written(path: string, after: string, before?: string): Change {
  const old = before === undefined ? null : bytes(before);
  return {
    path,
    action: old === null ? 'create' : 'edit',
    before: old,
    after: bytes(after),
    mode: 0o644,
    ignored: [],
  };
}

export function deleted(path: string, before = ''): Change {
  return { path, action: 'delete', before: bytes(before), after: null, mode: 0o644, ignored: [] };
}

export function moved(from: string, path: string, content: string): Change {
  return {
    path,
    from,
    action: 'move',
    before: bytes(content),
    after: bytes(content),
    mode: 0o644,
    ignored: [],
  };
}
