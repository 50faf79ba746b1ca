import type { Argument, Command, CommanderError, Option } from 'commander';

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法:',
  'Arguments:': '参数:',
  'Options:': '选项:',
  'Commands:': '命令:',
  'Global Options:': '全局选项:',
};

/** Makes a command speak Chinese: help, headings, and errors thrown instead of printed. */
export function speakChinese(command: Command): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      displayWidth,
      subcommandTerm: (subcommand) => `${subcommand.name()} ${subcommand.usage()}`.trimEnd(),
      styleTitle: (title) => HEADINGS[title] ?? title,
      optionDescription: described,
      argumentDescription: described,
    });
}

/** What an option or an argument is, with what it may be. */
function described(of: Option | Argument): string {
  const extra = [];
  if (of.argChoices) extra.push(`可选:${of.argChoices.join('、')}`);
  if (of.defaultValue !== undefined) extra.push(`默认:${of.defaultValueDescription ?? String(of.defaultValue)}`);
  return extra.length > 0 ? `${of.description}(${extra.join(';')})` : of.description;
}

/** Columns a text takes on a terminal: Han characters and full-width punctuation take two. */
function displayWidth(text: string): number {
  return text.length + (text.match(/[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g)?.length ?? 0);
}

/** A usage error of the command line as a Chinese sentence. The English one names the word it is about between quotes. */
export function usageMessage({ code, message }: CommanderError): string {
  const [, word = ''] = /'([^']*)'/.exec(message) ?? [];
  const [, choices] = /Allowed choices are ([^.]*)/.exec(message) ?? [];
  const allowed = choices === undefined ? '' : `可选:${choices.split(', ').join('、')}。`;
  // an argument's message begins with the value, an option's with the option
  const said = message.includes('command-argument') ? `不认得 ${word}。` : USAGE[code]?.(word);
  return `${said ?? '命令用法有误。'}${allowed}用 taizhang --help 查看用法。`;
}

const USAGE: Readonly<Record<string, (word: string) => string>> = {
  'commander.unknownCommand': (word) => `没有 ${word} 这个命令。`,
  'commander.unknownOption': (word) => `没有 ${word} 这个选项。`,
  'commander.missingArgument': (word) => `缺少参数 <${word}>。`,
  'commander.missingMandatoryOptionValue': (word) => `缺少选项 ${word}。`,
  'commander.optionMissingArgument': (word) => `选项 ${word} 后面缺少内容。`,
  'commander.excessArguments': () => '参数太多。',
  'commander.invalidArgument': (word) => `选项 ${word} 的内容不对。`,
  'commander.help': () => '请说明要执行哪个命令。',
};
