import type { Session } from '@k2/core/cli';
import type { Unreviewed } from '../finding.js';
import type { Found } from '../found.js';
import type { ReviewedFile } from '../scope/reviewed-file.js';

/** What the report says about the model. */
export type ModelUse = {
  readonly asked: boolean;
  readonly used: string | null;
  readonly why?: string;
  /** Findings of the model that quoted nothing of the reviewed text. */
  readonly dropped?: number;
};

/** What a model found, by path, and what it was not shown. `failed` says why its answers could not be used. */
export type ModelReview = {
  readonly use: ModelUse;
  readonly found: ReadonlyMap<string, readonly Found[]>;
  readonly unreviewed: readonly Unreviewed[];
  readonly failed?: string;
};

/**
 * Shows the reviewed lines to a model, where one can be asked. Files that hold secrets are never among them.
 * @param isKept files that must not leave the machine
 * @throws K2Error refused for a wrong key or a retired model; refused or unavailable for an absent one where `isRequired`
 */
export async function askModel(
  session: Session,
  files: readonly ReviewedFile[],
  options: {
    readonly isKept: (file: ReviewedFile) => Promise<boolean>;
    readonly isWanted: boolean;
    readonly isRequired: boolean;
  },
): Promise<ModelReview> {
  const changed = files.filter((file) => file.changed === 'all' || file.changed.length > 0);
  const none = (why: string): ModelReview => ({
    use: { asked: false, used: null, why },
    found: new Map(),
    unreviewed: [],
  });
  if (changed.length === 0) return none('nothing-to-review');
  if (!options.isWanted) return none('--no-model');
  const why = session.whyNoModel();
  if (why !== null && !options.isRequired) return none(why);
  // Throws what an absent model means where one is required.
  const client = await session.client();
  const kept = new Set<ReviewedFile>();
  for (const file of changed) if (await options.isKept(file)) kept.add(file);
  const secret = [...kept].map((file) => ({ path: file.path, why: 'secret' }));
  const sendable = changed.filter((file) => !kept.has(file));
  if (sendable.length === 0) return { ...none('secret'), unreviewed: secret };
  // Prompts, schemas and the rest are loaded only now: the hook without a key never needs them.
  const { consultModel } = await import('./consult-model.js');
  const review = await consultModel(session, client, sendable, options.isRequired);
  return { ...review, unreviewed: [...secret, ...review.unreviewed] };
}
