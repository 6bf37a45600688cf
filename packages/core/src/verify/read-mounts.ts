/** A mounted file system. */
export type Mount = { readonly path: string; readonly noexec: boolean };

/** The mounts named in the text of /proc/self/mountinfo (proc(5): field 5 is the place, field 6 the options; odd characters are octal). */
export function readMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, , , , path, options] = line.split(' ');
    if (path === undefined || options === undefined) return [];
    const bytes = path.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    return [{ path: bytes, noexec: options.split(',').includes('noexec') }];
  });
}
