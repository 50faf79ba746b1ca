import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { loadRules } from './rules.ts';

test('what YAML only warns of is not printed beside the failure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-pack-'));
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  try {
    writeFileSync(join(folder, 'status.yaml'), '- why: !!js/function "x"\n');
    expect(() => loadRules([folder])).toThrow('不合格式');
    expect(warned).not.toHaveBeenCalled();
  } finally {
    warned.mockRestore();
    rmSync(folder, { recursive: true });
  }
});
