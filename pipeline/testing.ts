import { VFile } from 'vfile';
import type { Ledger } from './ledger/schema.ts';
import { processorOf } from './processor.ts';
import { loadRules } from './rules/rules.ts';
import { readTxt } from './source/txt/txt.ts';

const processor = processorOf(loadRules());

/** For tests: the ledger of a document given as its lines. */
export function ledgerOfText(...lines: string[]): Ledger {
  const source = readTxt(new TextEncoder().encode(lines.join('\n')));
  const file = new VFile({ value: source.text, data: { source, origin: { id: 'sha256:test', file: 'document.txt' } } });
  return processor.processSync(file).result;
}

/** A rectification notice around items, so that its kind is plain. */
export function noticeOf(...items: string[]): Ledger {
  return ledgerOfText(
    '中共云岭县财政局党组关于巡察整改情况的通报',
    '根据县委统一部署,2023年4月10日至6月2日,县委第二巡察组对县财政局党组开展了巡察。2023年8月9日,巡察组反馈了巡察意见。现将巡察整改情况通报如下。',
    '一、整改工作组织情况',
    '局党组高度重视,召开专题会议研究部署整改工作,成立领导小组,压实整改责任,确保件件有着落。',
    '二、巡察反馈问题整改情况',
    ...items,
    '三、下一步工作打算',
    '继续抓好后续整改工作。',
  );
}
