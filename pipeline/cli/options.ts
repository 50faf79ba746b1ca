import { availableParallelism } from 'node:os';
import { Option } from 'commander';
import { UsageFailure } from '../batch/inputs.ts';
import { LIMITS, type LimitName, type Limits } from '../source/limits.ts';

/** Options of all that reads documents, as commander gives them. */
export interface ReadingOptions {
  readonly rules: readonly string[];
  readonly timeout: number;
  readonly memory: number;
  readonly limit: Partial<Limits>;
}

/** Options that `run` and `watch` share. */
export interface BatchOptions extends ReadingOptions {
  readonly out: string;
  readonly jobs?: number;
  readonly quiet?: boolean;
}

/** What they are where the call does not say: seconds a document may take, megabytes its worker may have. */
export const DEFAULTS = { timeout: 30, memory: 1024, limit: {} } as const;

/** A number above 0, for an option that is named where it is none. Throws a `UsageFailure`. */
const positive = (option: string, value: string): number => {
  const number = Number(value);
  if (!(number > 0 && number < 1e12)) throw new UsageFailure(`${option} 应为大于 0 的数:${value || '(空)'}。`);
  return number;
};

/** Seconds; as many as a timer can wait for (24 days) where they are more. Throws a `UsageFailure`. */
export const seconds =
  (option: string) =>
  (value: string): number =>
    Math.min(positive(option, value), 2_147_483);

/** A worker needs as much to start. */
const LEAST_MEMORY = 64;

function megabytes(value: string): number {
  const number = Math.ceil(positive('--memory', value));
  if (number < LEAST_MEMORY) throw new UsageFailure(`--memory 至少要 ${LEAST_MEMORY} 兆:${value}。`);
  return number;
}

function limit(value: string, earlier: Partial<Limits>): Partial<Limits> {
  const [name = '', number] = value.split('=');
  if (number === undefined || !Object.hasOwn(LIMITS, name))
    throw new UsageFailure(
      `${number === undefined ? `--limit ${value} 没有写数值` : `没有 ${name} 这个上限`}。可用的名称:${Object.keys(LIMITS).join('、')};写法如 --limit pages=8000。`,
    );
  return { ...earlier, [name as LimitName]: positive(`--limit ${name}`, number) };
}

export const jobsOption = (): Option =>
  new Option('--jobs <数>', '同时处理几份').argParser((value) => Math.ceil(positive('--jobs', value)));

/** What one document may take. The failures of documents name these options. */
export const readingOptions = (): Option[] => [
  new Option('--timeout <秒>', '一份文件最多处理多久').argParser(seconds('--timeout')).default(DEFAULTS.timeout),
  new Option('--memory <兆>', '每个工作线程最多用多少内存').argParser(megabytes).default(DEFAULTS.memory),
  new Option('--limit <名称=数值>', `调整文件上限(可多次使用):${Object.keys(LIMITS).join('、')}`)
    .argParser(limit)
    .default(DEFAULTS.limit, '见文档'),
];

/** What a reader takes of them. One worker a core, where the call does not say, and no more than documents where they are counted. */
export const readerOptions = (
  { jobs, timeout, memory, limit, rules }: ReadingOptions & Pick<BatchOptions, 'jobs'>,
  documents: number | null = null,
) => ({
  jobs: Math.min(jobs ?? availableParallelism(), documents ?? Number.POSITIVE_INFINITY),
  timeout: timeout * 1000,
  memory,
  limits: limit,
  rules,
});
