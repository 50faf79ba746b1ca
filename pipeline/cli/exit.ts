/**
 * Exit codes: all read; some not (or checks reached the level of --fail-on); wrong usage; a comparison of doubtful documents; ended by Ctrl-C,
 * as shells have it.
 */
export const EXIT = { ok: 0, failed: 1, usage: 2, doubtful: 3, interrupted: 130 } as const;
