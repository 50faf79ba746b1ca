/** Exit codes: all read; some not (or checks reached the level of --fail-on); wrong usage; a comparison of doubtful documents. */
export const EXIT = { ok: 0, failed: 1, usage: 2, doubtful: 3 } as const;
