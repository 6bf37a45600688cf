/** The forms of sandbox, in the order they are tried; the last runs in none because the user waived it. */
type SandboxName = 'bubblewrap' | 'unshare' | 'sandbox-exec' | 'none (waived)';

/**
 * How installed dependencies come into the copy. A read-only mount over `node_modules` breaks tools that keep a folder of their own there
 * (vite writes `.vite-temp` while it loads its settings), so the folder itself is writable and what is installed is not:
 * `overlay`: an overlay file system whose upper layer is thrown away; `entries`: each entry mounted read-only into a folder of the copy;
 * `links`: a folder of symbolic links, one per entry; `link`: one symbolic link to the original (unprotected: waived).
 */
export type DependencyForm = 'overlay' | 'entries' | 'links' | 'link';

/** A `node_modules` folder of the project (`from`, links resolved) and its place in the copy. */
export type Dependencies = { readonly from: string; readonly to: string };

/** What a sandboxed program sees; every path absolute and the same inside as outside. Everything not named here is read-only or not there. */
export type SandboxPlace = {
  /** Folders it may write into. */
  readonly writable: readonly string[];
  /** One of `writable`; shown as `/tmp` too. */
  readonly temporary: string;
  readonly dependencies: readonly Dependencies[];
  /** Folders and files it may read beside the system's own programs. */
  readonly readable: readonly string[];
  /** Folders that are empty inside although they may lie in a readable one. */
  readonly hidden: readonly string[];
  /** An own, empty folder outside of `writable` for what the sandbox needs while it is set up. */
  readonly scratch: string;
  readonly cwd: string;
};

/** A way to run a program without trusting it. */
export type Sandbox = {
  readonly name: SandboxName;
  readonly dependencies: DependencyForm;
  /** Whether the end of the wrapper ends every process inside, whatever it did. */
  readonly killsAll: boolean;
  readonly wrap: (
    command: string,
    args: readonly string[],
    place: SandboxPlace,
  ) => Promise<{ readonly command: string; readonly args: readonly string[] }>;
};
