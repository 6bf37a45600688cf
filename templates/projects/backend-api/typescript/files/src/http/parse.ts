import type { z } from 'zod';
import { invalidRequest } from '../errors.js';

/** Returns `value` as `schema` describes it; otherwise throws the 400 that names every faulty field. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw invalidRequest(
      result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    );
  }
  return result.data;
}
