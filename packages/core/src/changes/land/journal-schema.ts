import { z } from 'zod';
import { checkPathText } from '../scope/check-path-text.js';
import { findProtection } from '../scope/protected-paths.js';

/** A path that a change set could have held: inside the project, and in no folder that nothing is ever written to. */
const path = z
  .string()
  .refine((text) => checkPathText(text) === null && findProtection(text.split('/'))?.isFinal !== true);
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();

const entry = z
  .object({
    path,
    beforeHash: hash,
    afterHash: hash,
    mode: z.int().min(0).max(0o7777),
    offset: z.int().min(0),
    length: z.int().min(0),
    temp: z.string().nullable(),
  })
  .refine(({ path: target, temp }) => temp === null || isBeside(temp, target));

/** The file `journal.json`. */
export const journalSchema = z.object({
  v: z.literal(1),
  startedAt: z.string(),
  entries: z.array(entry),
  folders: z.array(path),
  seal: z.object({ inode: z.string(), born: z.string(), written: z.string() }),
});

function isBeside(temp: string, target: string): boolean {
  const folder = target.slice(0, target.lastIndexOf('/') + 1);
  return temp.startsWith(folder) && /^\.k2-[0-9a-f]{12}\.tmp$/.test(temp.slice(folder.length));
}
