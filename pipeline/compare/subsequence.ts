/** Whether all characters of the short text stand in the long one, in their order: 区教体局 in 岚浦区教育体育局. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of short) {
    at = long.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
