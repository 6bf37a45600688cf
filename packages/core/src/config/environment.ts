/** An environment variable; one that is set but empty (or blank) counts as unset. */
export function readVariable(environment: NodeJS.ProcessEnv, name: string): string | null {
  const value = environment[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** The first of these variables that is set, with its name. */
export function firstVariable(
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
): { readonly name: string; readonly value: string } | null {
  for (const name of names) {
    const value = readVariable(environment, name);
    if (value !== null) return { name, value };
  }
  return null;
}
