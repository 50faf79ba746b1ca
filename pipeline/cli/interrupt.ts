import { EXIT } from './exit.ts';

/** On the first Ctrl-C (or the end of the session) the run is asked to stop; on the second it ends at once: ledgers are whole either way. */
export function untilInterrupted(stop: () => void): { end(): void } {
  let asked = false;
  const hear = () => {
    if (asked) process.exit(EXIT.interrupted);
    asked = true;
    process.stderr.write('\n正在完成手头的文件;再按一次 Ctrl-C 立即结束。\n');
    stop();
  };
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return { end: () => void process.off('SIGINT', hear).off('SIGTERM', hear) };
}
