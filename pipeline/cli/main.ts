#!/usr/bin/env node
import { Argument, Command, CommanderError, Option } from 'commander';
import { VERSION } from '../ledger/version.ts';
import { speakChinese, usageMessage } from './chinese.ts';
import type { CompareOptions } from './compare.ts';
import { EXIT } from './exit.ts';
import type { ExportOptions } from './exporting.ts';
import type { ImportOptions } from './import.ts';
import { jobsOption, type ReadingOptions, readingOptions, seconds } from './options.ts';
import type { RunOptions } from './run.ts';
import { speakToPrograms, tell } from './say.ts';
import type { SummaryOptions } from './summary.ts';
import type { WatchOptions } from './watch.ts';

// A reader such as `head` that closes the pipe early is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode);
  throw error;
});

// Nor one that follows the progress and goes away: the run goes on.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Looked for before the call is understood: what is wrong with it is told to programs as well.
if (process.argv.includes('--json-progress')) speakToPrograms();

const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];
const rulesOption = () =>
  new Option('--rules <文件夹>', '叠加本单位的规则包(可多次使用,后者优先)').argParser(collect).default([], '无');

/** What all commands share that read documents. */
function withReadingOptions(command: Command): Command {
  for (const option of readingOptions()) command.addOption(option);
  return command.addOption(rulesOption());
}

/** What `run` and `watch` share. */
const withBatchOptions = (command: Command) => withReadingOptions(command.addOption(jobsOption()));

const EXPORT_FORMATS = '导出为什么格式,逗号隔开:xlsx、html、md、csv、ndjson';
const withExportOptions = (command: Command) =>
  command
    .option('--merge', '几份台账合在一起导出')
    .addOption(new Option('--headers <语言>', 'xlsx、csv 表头用中文或字段名').choices(['zh', 'en']).default('zh'))
    .option('--redact', '遮盖人名、电话、邮箱、账号(仅 html)');

const program = speakChinese(new Command('taizhang'))
  .usage('<命令> [选项]')
  .description('把巡察反馈意见、巡察整改情况通报(docx、pdf、txt)读成结构化台账')
  .version(VERSION, '-V, --version', '显示版本号');

withExportOptions(
  withBatchOptions(
    program
      .command('run')
      .usage('[选项] <文件、文件夹、通配符…>')
      .description('把文件、文件夹或通配符所指的文书读成台账')
      .argument('<文件...>', '文件、文件夹、通配符;- 表示标准输入')
      .option('--out <文件夹>', '台账写到哪里', 'out')
      .option('--stdout', '台账写到标准输出,一行一份,不写文件')
      .option('--force', '未变动的文件也重新处理')
      .option('--prune', '删除原文件已不在的台账')
      .option('--quiet', '不显示进度和汇总表')
      .option('--json-progress', '标准错误改为 JSON 行(进度、失败、提示、结果),供程序读取')
      .addOption(new Option('--fail-on <级别>', '核对结果达到此级别时退出码为 1').choices(['error', 'warning'])),
  ).option('--to <格式>', `同时导出到同一文件夹。${EXPORT_FORMATS}`),
).action(async (args: string[], options: RunOptions) => {
  const { run } = await import('./run.ts');
  process.exitCode = await run(args, options);
});

withBatchOptions(
  program
    .command('watch')
    .usage('[选项] <文件夹>')
    .description('监视文件夹,新增或改动的文书随到随读')
    .argument('<文件夹>', '要监视的文件夹')
    .option('--out <文件夹>', '台账写到哪里', 'out')
    .option('--quiet', '只报告没有读成的文件')
    .addOption(new Option('--every <秒>', '多久查看一次').argParser(seconds('--every')).default(2)),
).action(async (folder: string, options: WatchOptions) => {
  const { watch } = await import('./watch.ts');
  process.exitCode = await watch(folder, options);
});

withExportOptions(
  program
    .command('export')
    .usage('[选项] <台账、文件夹…>')
    .description('把台账导出为工作簿、审阅页、报告和数据表')
    .argument('<台账...>', '台账(*.ledger.json)或存放台账的文件夹')
    .requiredOption('--to <格式>', EXPORT_FORMATS)
    .option('--out <文件夹>', '导出到哪里(默认:台账旁边)')
    .addOption(rulesOption()),
).action(async (args: string[], options: ExportOptions & { out?: string }) => {
  const { exportLedgers } = await import('./export.ts');
  process.exitCode = await exportLedgers(args, options);
});

program
  .command('import')
  .usage('[选项] <工作簿>')
  .description('把人在工作簿里改过的内容存成台账的更正')
  .argument('<工作簿>', 'export 导出、人改过的 xlsx')
  .addOption(
    new Option('--ledger <台账>', '台账(*.ledger.json)或存放台账的文件夹(可多次使用)')
      .argParser(collect)
      .makeOptionMandatory(),
  )
  .option('--by <姓名>', '更正人(默认:工作簿里记的最后保存人)')
  .addOption(rulesOption())
  .action(async (path: string, options: ImportOptions) => {
    const { importWorkbook } = await import('./import.ts');
    process.exitCode = await importWorkbook(path, options);
  });

withReadingOptions(
  program
    .command('explain')
    .usage('[选项] <文件>')
    .description('逐行说明文书被读成了什么、依据哪条规则、哪些规则落选')
    .argument('<文件>', '文件;- 表示标准输入'),
).action(async (path: string, options: ReadingOptions) => {
  const { explain } = await import('./explain.ts');
  process.exitCode = await explain(path, options);
});

const outputs = (command: Command) =>
  withReadingOptions(
    command
      .option('--to <格式>', '写成哪些文件,逗号隔开:json、xlsx、html、md')
      .option('--out <文件夹>', '文件写到哪里', 'out')
      .option('--stdout', 'JSON 写到标准输出,表格写到标准错误')
      .option('--quiet', '不显示表格'),
  );
/** Options as they are given: the formats are still one text. */
type Given<Options> = Omit<Options, 'to'> & { readonly to?: string };

outputs(program.command('coverage'))
  .usage('[选项] <反馈意见> <整改通报>')
  .description('反馈的每个问题由整改通报的哪个问题答复,哪些没有答复')
  .argument('<反馈意见>', '文书或台账')
  .argument('<整改通报>', '文书或台账')
  .action(async (left: string, right: string, options: Given<CompareOptions>) => {
    const { coverage, formatsOf } = await import('./compare.ts');
    process.exitCode = await coverage(left, right, { ...options, to: formatsOf(options.to) });
  });

outputs(program.command('compare'))
  .usage('[选项] <先一轮> <后一轮…>')
  .description('同一单位历轮比对:哪些问题反复出现、新出现、不再出现')
  .argument('<文书...>', '文书或台账,两份以上;按日期先后排列,没有日期的照所给次序')
  .action(async (paths: string[], options: Given<CompareOptions>) => {
    const { compare, formatsOf } = await import('./compare.ts');
    process.exitCode = await compare(paths, { ...options, to: formatsOf(options.to) });
  });

outputs(program.command('summary'))
  .usage('[选项] <文件夹…>')
  .description('汇总许多台账:按单位、轮次、方面、主题、进度,以及共性问题')
  .argument('<文件夹...>', '台账或文书所在的文件夹,也可以是文件、通配符')
  .option('--as-of <日期>', '按这一天计算逾期(2024-12-31);不写则按各文书自己的日期')
  .action(async (paths: string[], options: Given<SummaryOptions>) => {
    const { formatsOf } = await import('./compare.ts');
    const { summary } = await import('./summary.ts');
    process.exitCode = await summary(paths, { ...options, to: formatsOf(options.to) });
  });

program
  .command('schema')
  .usage('[对象]')
  .description('输出台账或比对结果的 JSON Schema')
  .addArgument(new Argument('[对象]', '哪一种').choices(['ledger', 'coverage', 'compare', 'summary']).default('ledger'))
  .action(async (of: 'ledger' | 'coverage' | 'compare' | 'summary') => {
    const schema =
      of === 'ledger'
        ? (await import('../ledger/schema.ts')).ledgerJsonSchema()
        : (await import('../compare/schema.ts')).resultJsonSchema(of);
    process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0 && error.code !== 'commander.help') tell(`${usageMessage(error)}\n`, 'error');
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    const { isUsage } = await import('./failures.ts');
    tell(`${error instanceof Error ? error.message : String(error)}\n`, 'error');
    process.exitCode = isUsage(error) ? EXIT.usage : EXIT.failed;
  }
}
