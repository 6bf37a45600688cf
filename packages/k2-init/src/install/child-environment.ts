// A hook is run with these set to its own repository; git would work there and not in the new project.
const gitVariables = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_GRAFT_FILE',
  'GIT_SHALLOW_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_QUARANTINE_PATH',
  'GIT_INTERNAL_SUPER_PREFIX',
];

// `npm run` and `npx` hand their own settings down; these would send the install elsewhere or leave development dependencies out.
const packageManagerVariables = [
  'npm_config_global',
  'npm_config_location',
  'npm_config_prefix',
  'npm_config_local_prefix',
  'npm_config_workspace',
  'npm_config_workspaces',
  'npm_config_dry_run',
  'npm_config_package_lock_only',
  'npm_config_omit',
  'npm_config_only',
  'npm_config_production',
  'npm_config_json',
  'INIT_CWD',
];

/** The environment of a program that works in the new project, without what belongs to the place we were called from. */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = new Set([...gitVariables, ...packageManagerVariables].map((name) => name.toLowerCase()));
  const kept = Object.entries(environment).filter(
    ([name, value]) =>
      !foreign.has(name.toLowerCase()) &&
      !/^npm_(?:package|lifecycle)_/i.test(name) &&
      !(name === 'NODE_ENV' && value === 'production'),
  );
  return Object.fromEntries(kept);
}
