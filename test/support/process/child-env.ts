const OF_THE_RUN = /^(PATH|TMPDIR|NODE_\w+|TEST_(?!PLATFORM)\w+)$/;

/** The environment of a program that is started with these settings alone: of this process's own only what starts it. */
export function childEnv(settings: Record<string, string> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => OF_THE_RUN.test(name));
  return { ...(Object.fromEntries(own) as Record<string, string>), ...settings };
}
