import { Flags, type Interfaces } from '@oclif/core';
import { K2Error } from '../errors/k2-error.js';

type FlagSettings = {
  readonly description: string;
  readonly helpGroup?: string;
  readonly helpValue?: string;
};

/** A flag that takes one of a few words; anything else is exit 2 with the allowed ones. */
export function oneOf<const T extends string>(
  name: string,
  allowed: readonly T[],
  settings: FlagSettings,
): Interfaces.OptionFlag<T | undefined> {
  const flag = Flags.custom<string>({
    helpValue: allowed.join('|'),
    ...settings,
    parse: async (value) => readOneOf(name, allowed, value),
  });
  // oclif's types cannot carry a generic through `custom`; `readOneOf` returns nothing but a T.
  return flag() as unknown as Interfaces.OptionFlag<T | undefined>;
}

/** The same, repeatable: one value each time. */
export function someOf<const T extends string>(
  name: string,
  allowed: readonly T[],
  settings: FlagSettings,
): Interfaces.OptionFlag<T[] | undefined> {
  const flag = Flags.string({
    helpValue: allowed.join('|'),
    ...settings,
    multiple: true,
    multipleNonGreedy: true,
    parse: async (value) => readOneOf(name, allowed, value),
  });
  return flag as unknown as Interfaces.OptionFlag<T[] | undefined>;
}

/** A flag that takes a whole number in a range. */
export function wholeNumber(
  name: string,
  range: { readonly minimum: number; readonly maximum: number },
  settings: FlagSettings,
): Interfaces.OptionFlag<number | undefined> {
  return Flags.custom<number>({
    ...settings,
    helpValue: `${range.minimum}…${range.maximum}`,
    parse: async (value) => {
      const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
      if (number >= range.minimum && number <= range.maximum) return number;
      throw new K2Error('usage', 'flag.notInRange', { flag: name, value, ...range });
    },
  })();
}

/** A flag that takes any text, repeatable: one value each time. */
export function texts(
  settings: FlagSettings & { readonly helpValue: string },
): Interfaces.OptionFlag<string[] | undefined> {
  return Flags.string({ ...settings, multiple: true, multipleNonGreedy: true });
}

function readOneOf<T extends string>(name: string, allowed: readonly T[], value: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new K2Error('usage', 'flag.notOneOf', { flag: name, value, allowed });
  return found;
}
