import { tell } from './say.ts';

/** On the first Ctrl-C (or the end of the session) the run is asked to stop; on the second it ends at once: ledgers are whole either way. */
export function untilInterrupted(stop: () => void): { end(): void } {
  let asked = false;
  const hear = () => {
    if (asked) end();
    asked = true;
    tell('\n正在完成手头的文件;再按一次 Ctrl-C 立即结束。\n');
    stop();
  };
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return { end: () => void process.off('SIGINT', hear).off('SIGTERM', hear) };
}

/** `process.exit` waits for files that are being opened or written, which may take for ever. */
function end(): void {
  tell('已立即结束。写好的台账都是完整的,再运行一次就接着做。\n');
  process.kill(process.pid, 'SIGKILL');
}
