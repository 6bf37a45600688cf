/** Whether a path relative to the root matches a glob of `*`, `?` and `**`; a glob that names a folder matches what lies in it. */
export function matchGlob(path: string, glob: string): boolean {
  const pattern = glob
    .replace(/^\.\//, '')
    .replace(/\/$/, '/**')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join('');
  return new RegExp(`^${pattern}$`, 'u').test(path);
}
