import type { Plugin } from 'unified';
import { datesIn, isoOf, type Period, periodsIn, type WrittenDate, yearFrom } from '../../language/dates.ts';
import { Matcher } from '../../rules/matcher.ts';
import type { RuleSet } from '../../rules/packs.ts';
import type { Annotations, Noted } from '../../tree/annotations.ts';
import { oneOf } from '../../tree/chars.ts';
import { type DocumentRoot, paragraphsOf } from '../../tree/nodes.ts';
import { type Range, trimRange } from '../../tree/reading.ts';
import { headOf, MetadataRules } from '../metadata/head.ts';
import { named, typeOf } from './names.ts';
import { authorityOf, teamBefore, teamsIn } from './teams.ts';

type Reads = RuleSet['inspection'][number]['gives']['reads'];
type Found = { readonly [Field in keyof Annotations['inspection']]: Noted | null };

/** Paragraphs in which the sentence that says who was inspected is looked for, where the preamble does not hold it. */
const FIRST_PARAGRAPHS = 8;
const LONGEST_PARAGRAPH = 1500;

/**
 * Writes `found.inspection` from the sentences of the preamble: 2023年4月13日至6月2日,区委第三巡察组对区教体局党委进行了常规巡察.
 * 9月14日,巡察组反馈了巡察意见. A feedback date without a year follows the end of the period.
 */
export const inspection: Plugin<[Pick<RuleSet, 'inspection' | 'metadata'>], DocumentRoot> = (rules) => {
  const lines = new MetadataRules(rules.metadata);
  const matchers = new Map<Reads, Matcher<{ reads: Reads }>>();
  for (const { gives } of rules.inspection)
    matchers.set(gives.reads, new Matcher(rules.inspection.filter((rule) => rule.gives.reads === gives.reads)));
  return (root) => {
    const { text } = root.data.reading;
    const head = headOf(root, lines);
    const ranges = head.preamble.map(({ data }) => data.range);
    const reader = new Reader(text, matchers);
    const near = ranges.flatMap((range) => sentencesOf(text, range));
    const far = paragraphsOf(root).slice(0, FIRST_PARAGRAPHS);
    root.data.found.inspection = reader.read(head.title, near, [
      ...near,
      ...far.flatMap(({ data }) => sentencesOf(text, data.range)),
    ]);
  };
};

/** The place a rule found. */
interface Place {
  readonly range: Range;
  readonly rule: string;
}

class Reader {
  readonly #text: string;
  readonly #matchers: ReadonlyMap<Reads, Matcher<{ reads: Reads }>>;

  constructor(text: string, matchers: ReadonlyMap<Reads, Matcher<{ reads: Reads }>>) {
    this.#text = text;
    this.#matchers = matchers;
  }

  /** `near` are the sentences of the preamble, `far` those and the following ones. */
  read(title: readonly Range[], near: readonly Range[], far: readonly Range[]): Found {
    const core = this.#core(far);
    const own = core && OWN_NAME.test(this.#words(core.inspectee.range));
    const writer = this.#words(hullOf(title)[0]).split('关于', 1)[0] ?? '';
    const sentences = core && !near.includes(core.sentence) ? [...near, core.sentence] : near;
    const ordered = core ? [core.sentence, ...sentences.filter((sentence) => sentence !== core.sentence)] : sentences;
    const team = this.#team(core, [...ordered, ...hullOf(title)]);
    const { period, only } = core ? this.#period(ordered) : { period: null, only: null };
    // 根据县委统一部署,开展主题教育: of something else, where no inspection is spoken of
    const told = core || team ? ordered : ordered.filter((sentence) => INSPECTING.test(this.#words(sentence)));
    const lead = this.#first('lead', told, 'value');
    return {
      team,
      authority: this.#authority(team, lead),
      inspectee:
        (core && !own
          ? this.#named(
              far,
              (name, rule) => writer.endsWith(name) && (rule === core.inspectee.rule || rule !== FED_BACK),
            )
          : null) ??
        (own ? this.#named([...far, ...title], (name) => !OWN_NAME.test(name)) : null) ??
        core?.inspectee ??
        this.#first('answers', hullOf(title), 'inspectee'),
      round: this.#round([...ordered, ...hullOf(title)]),
      type:
        core?.type ??
        this.#first('type', [...title, ...(team ? [team.range] : []), ...(lead ? [lead.range] : [])], 'value'),
      startedOn: period ? dated(period.start, 'inspection.period') : only && dated(only, 'inspection.start'),
      endedOn: period && dated(period.end, 'inspection.period'),
      feedbackOn: core || team ? this.#feedback(sentences, period, period?.end ?? only) : null,
    };
  }

  /** The first body that is said to be inspected and has a name as wanted: the writer's of the document among several; a full one for 我局. */
  #named(places: readonly Range[], wanted: (name: string, rule: string) => boolean): Noted | null {
    for (const { from, to } of places)
      for (const match of this.#matchers.get('inspected')?.all(this.#text.slice(from, to)) ?? []) {
        const found = match.groups.inspectee;
        const range = found && named(this.#text, { from: from + found.from, to: from + found.to });
        if (range && wanted(this.#words(range), match.rule.id)) return { range, value: null, rule: match.rule.id };
      }
    return null;
  }

  #words(range: Range | undefined): string {
    return range ? this.#text.slice(range.from, range.to) : '';
  }

  /** The sentence that says who was inspected; the sharpest rule that matches anywhere decides. */
  #core(sentences: readonly Range[]): Core | null {
    const matcher = this.#matchers.get('inspected');
    let best: { core: Core; rank: number } | null = null;
    for (const sentence of sentences) {
      const match = matcher?.first(this.#text.slice(sentence.from, sentence.to));
      if (!match || match.rule.id === OF_TITLE) continue;
      const rank = RANKS.indexOf(match.rule.id);
      if (best && best.rank <= rank) continue;
      const at = (range: Range | undefined) =>
        range && { from: sentence.from + range.from, to: sentence.from + range.to };
      const inspectee = named(this.#text, at(match.groups.inspectee));
      if (!inspectee) continue;
      const rule = match.rule.id;
      const deed = at(match.groups.deed);
      const type = deed && typeOf(this.#text, deed);
      const core = {
        sentence,
        by: at(match.groups.by) ?? null,
        inspectee: { range: inspectee, value: null, rule },
        type: type ? { range: type, value: null, rule } : null,
      };
      best = { core, rank };
      if (rank === 0) break;
    }
    return best?.core ?? null;
  }

  /** The inspecting body: the one next to what it did, else the fullest name of the preamble. */
  #team(core: Core | null, sentences: readonly Range[]): Noted | null {
    const tails = this.#matchers.get('team');
    if (!tails) return null;
    const all = sentences.flatMap((sentence) => teamsIn(this.#text, sentence, tails));
    const acting =
      core &&
      (core.by ? teamsIn(this.#text, core.by, tails)[0] : teamBefore(all, core.sentence, core.inspectee.range.from));
    const full = ({ range }: Place) => {
      const words = this.#text.slice(range.from, range.to);
      return this.#authorityIn(range) !== null || (/[\d一二三四五六七八九十]/.test(words) && !/个/.test(words));
    };
    const team = [acting, ...all].flatMap((place) => place ?? []).find(full);
    return team ? { range: team.range, value: null, rule: team.rule } : null;
  }

  /** The body that sent the team: named in the team's name, or more fully in 根据某区委统一部署. */
  #authority(team: Noted | null, lead: Noted | null): Noted | null {
    const own = team && this.#authorityIn(team.range);
    const leading = lead && this.#authorityIn(lead.range);
    if (!own) return leading;
    if (!leading) return own;
    const words = ({ range }: Place) => this.#text.slice(range.from, range.to);
    return words(leading).endsWith(words(own)) ? leading : own;
  }

  #authorityIn(range: Range): Noted | null {
    const matcher = this.#matchers.get('authority');
    const match = matcher?.first(this.#text.slice(range.from, range.to));
    const value = match?.groups.value;
    if (!match || !value) return null;
    const found = authorityOf(this.#text, { from: range.from + value.from, to: range.from + value.to });
    return { range: found, value: null, rule: match.rule.id };
  }

  #first(reads: Reads, ranges: readonly Range[], group: string): Noted | null {
    for (const { from, to } of ranges) {
      const match = this.#matchers.get(reads)?.first(this.#text.slice(from, to));
      const value = match?.groups[group];
      if (match && value)
        return { range: { from: from + value.from, to: from + value.to }, value: null, rule: match.rule.id };
    }
    return null;
  }

  /** The first round named, with its term where that is told anywhere: 六届市委第二轮 before 第二轮. */
  #round(places: readonly Range[]): Noted | null {
    const rounds = places.flatMap((place) => this.#first('round', [place], 'value') ?? []);
    const [first] = rounds;
    const words = this.#words(first?.range);
    return (
      rounds.find(({ range }) => /届/.test(this.#words(range)) && this.#words(range).endsWith(words)) ?? first ?? null
    );
  }

  /** The first period that is not that of the rectification; of a single date in the sentence itself, the start. */
  #period(sentences: readonly Range[]): { period: Period | null; only: WrittenDate | null } {
    for (const sentence of sentences) {
      const words = this.#text.slice(sentence.from, sentence.to);
      if (!INSPECTING.test(words) || /集中整改|整改期/.test(words)) continue;
      const [period] = periodsIn(this.#text, datesIn(this.#text, sentence));
      if (period) return { period, only: null };
    }
    const [core] = sentences;
    const [only] = core ? datesIn(this.#text, core) : [];
    if (!core || !only || only.month === null || /反馈/.test(this.#text.slice(core.from, only.range.to + 40)))
      return { period: null, only: null };
    const after = this.#text.slice(only.range.to, core.to);
    return { period: null, only: /^(?:起|开始|,|至今|[^,]{0,20}组)/.test(after) ? only : null };
  }

  /** The last date before 反馈 in a sentence, with nothing but the team and whom it told between. */
  #feedback(sentences: readonly Range[], period: Period | null, earlier: WrittenDate | null): Noted | null {
    for (const sentence of sentences) {
      const words = this.#text.slice(sentence.from, sentence.to);
      for (const match of this.#matchers.get('feedback')?.all(words) ?? []) {
        const at = sentence.from + match.range.from;
        const date = datesIn(this.#text, { from: sentence.from, to: at }).at(-1);
        if (
          !date ||
          date.month === null ||
          (period && date.range.to <= period.range.to && date.range.from >= period.range.from)
        )
          continue;
        const between = this.#text.slice(date.range.to, at);
        const before = this.#text.slice(sentence.from, date.range.from);
        if (
          between.length > 60 ||
          this.#matchers.get('other-deed')?.first(between) ||
          /(?:截至|截止)[到至]?$/.test(before)
        )
          continue;
        if (/召开/.test(between) && this.#text.charAt(at + 2) !== '会') continue;
        return dated(earlier ? yearFrom(date, earlier) : date, match.rule.id);
      }
    }
    return null;
  }
}

interface Core {
  readonly sentence: Range;
  /** Where the team stands, where the rule says so. */
  readonly by: Range | null;
  readonly inspectee: Noted;
  readonly type: Noted | null;
}

const INSPECTING = /巡[察视查]|督[察导]|进驻/;
const FED_BACK = 'inspection.fed-back-to';

/** The sharpest first; a sentence about feedback only serves where none says who was inspected. */
const RANKS = ['inspection.team-did', 'inspection.received', 'inspection.entered', 'inspection.done-to', FED_BACK];

/** Only says who was inspected where nothing else does. */
const OF_TITLE = 'inspection.of-title';

/** 我局, 你街道党工委, 所属单位: names only for those who write or are written to. */
const OWN_NAME = /^(?:[我你本贵该其]|所[辖属]|下[辖属])/;

const endsSentence = oneOf('。;!?');

function sentencesOf(text: string, { from, to }: Range): Range[] {
  const sentences: Range[] = [];
  let start = from;
  const end = Math.min(to, from + LONGEST_PARAGRAPH);
  for (let i = from; i <= end; i++) {
    if (i < end && !endsSentence(text, i)) continue;
    const sentence = trimRange(text, { from: start, to: i });
    if (sentence.to - sentence.from > 4) sentences.push(sentence);
    start = i + 1;
  }
  return sentences;
}

/** The lines of a title as one range. */
const hullOf = (title: readonly Range[]): Range[] => {
  const [first] = title;
  const last = title.at(-1);
  return first && last ? [{ from: first.from, to: last.to }] : [];
};

function dated(date: WrittenDate, rule: string): Noted | null {
  const value = isoOf(date);
  return value === null || date.month === null ? null : { range: date.range, value, rule };
}
