/** Exit codes: all read; some not (or checks reached the level of --fail-on); wrong usage. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
