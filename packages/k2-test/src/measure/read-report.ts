import { readRegularFile } from '@k2/core';

// A report of thousands of files is some tens of megabytes; text beyond this could not even be parsed.
const mostBytes = 256 * 1024 * 1024;

/** A report that code a model wrote may have tampered with, as text: null where it is missing, a link, a pipe, a device or too large. */
export async function readReport(path: string): Promise<string | null> {
  const bytes = await readRegularFile(path, mostBytes).catch(() => null);
  return bytes === null ? null : bytes.toString('utf8');
}
