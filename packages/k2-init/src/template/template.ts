import { errorText, K2Error, locales, type Locale } from '@k2/core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A value of a template's variable. */
export type Answer = string | number | boolean;

type Described = { readonly description: Readonly<Record<Locale, string>> };

/** What `--set` may answer. */
export type Variable = Described &
  (
    | { readonly type: 'string'; readonly default: string; readonly pattern?: string | undefined }
    | {
        readonly type: 'number';
        readonly default: number;
        readonly minimum?: number | undefined;
        readonly maximum?: number | undefined;
      }
    | { readonly type: 'boolean'; readonly default: boolean }
  );

/** A project template: `template.json` beside the folder `files/`. */
export type Template = Described & {
  readonly name: string;
  readonly version: string;
  readonly language: string;
  readonly variables: Readonly<Record<string, Variable>>;
  /** The folder that holds `template.json` and `files/`. */
  readonly folder: string;
};

/** Values every template is given besides its own variables. */
const givenValues = ['name', 'lang', 'langGiven'] as const;

/** Reads and checks a template. @throws K2Error failed naming file and fault */
export async function readTemplate(folder: string): Promise<Template> {
  const file = join(folder, 'template.json');
  const schema = await templateSchema();
  try {
    const template = schema.parse(JSON.parse(await readFile(file, 'utf8')));
    const taken = givenValues.find((name) => Object.hasOwn(template.variables, name));
    if (taken !== undefined) throw new Error(`variables.${taken}: the name is taken`);
    return { ...template, folder };
  } catch (error) {
    throw new K2Error('failed', 'init.template.broken', { file, reason: errorText(error) }, { cause: error });
  }
}

async function templateSchema() {
  const { z } = await import('zod');
  const texts = z.strictObject(
    Object.fromEntries(locales.map((locale) => [locale, z.string().min(1)])) as LocaleTexts,
  );
  const described = { description: texts };
  const variable = z.discriminatedUnion('type', [
    z.strictObject({
      ...described,
      type: z.literal('string'),
      default: z.string(),
      pattern: z.string().optional(),
    }),
    z.strictObject({
      ...described,
      type: z.literal('number'),
      default: z.number(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    }),
    z.strictObject({ ...described, type: z.literal('boolean'), default: z.boolean() }),
  ]);
  return z.strictObject({
    ...described,
    name: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    language: z.string().regex(/^[a-z]+$/),
    variables: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), variable),
  });
}

type LocaleTexts = Readonly<Record<Locale, import('zod').ZodString>>;
