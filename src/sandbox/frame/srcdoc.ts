/** The scripts that a sandbox is made of, as the build makes them. */
export interface SandboxScripts {
  /** What runs in the frame. Its text is constant for a build, so that a page's policy can name its hash. */
  readonly bootstrap: string;
  /** The hash of `bootstrap` as a Content-Security-Policy names it: `sha256-…`. */
  readonly bootstrapHash: string;
  /** The runtime: what each worker starts with. */
  readonly runtime: string;
}

/**
 * @returns the frame's document. Its policy lets the bootstrap make workers from blobs, and nothing else:
 * no network, no evaluation of text, no other script. Workers made there are under the same policy.
 */
export function frameDocument({ bootstrap, bootstrapHash }: SandboxScripts): string {
  const policy = `default-src 'none'; script-src '${bootstrapHash}'; worker-src blob:`;
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${bootstrap}</script>`;
}
