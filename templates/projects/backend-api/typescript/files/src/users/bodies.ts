import { z } from 'zod';

export const email = z.string().trim().pipe(z.email().max(254));

// Control characters and halves of surrogate pairs: PostgreSQL cannot store all of them.
const displayName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters');

const newPassword = z.string().min(8).max(128);

/** What an existing password may look like: the rules for new ones may have been others. */
export const anyPassword = z.string().min(1).max(1024);

export const registration = z.strictObject({ email, displayName, password: newPassword });

export const profileChange = z
  .strictObject({
    email: email.optional(),
    displayName: displayName.optional(),
    currentPassword: anyPassword.optional(),
  })
  .refine((change) => change.email !== undefined || change.displayName !== undefined, {
    error: 'give email, displayName or both',
  })
  .refine((change) => change.email === undefined || change.currentPassword !== undefined, {
    path: ['currentPassword'],
    error: 'is required to change the e-mail address',
  });
