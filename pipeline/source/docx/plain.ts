import { LIMITS, type Limits, within } from '../limits.ts';
import { FieldStack } from './field.ts';
import { escapeXml, Inline, labelRun } from './inline.ts';
import { Counters, type Numbering } from './numbering.ts';
import { writeTable } from './plain-table.ts';
import type { Styles } from './styles.ts';
import { symbolCharacter, tableSymbol } from './symbol.ts';
import { attributeOf, childOf, valOf, WORD_NAMESPACE, type XmlElement } from './xml.ts';

/** Elements whose text is not the document's: properties, what tracked changes took away, phonetic guides, field codes. */
const NO_TEXT = new Set(
  'pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr sdtEndPr del moveFrom delText instrText delInstrText rt softHyphen'.split(
    ' ',
  ),
);

/** What stands in a run for characters or holds text boxes. */
const LEAVES = new Set(
  't m:t noBreakHyphen tab ptab br cr sym subDoc drawing pict object footnoteReference endnoteReference'.split(' '),
);

/** Paragraphs of one container in the making, and what waits for the next paragraph because its own mark is gone. */
interface Flow {
  readonly out: string[];
  readonly counters: Counters;
  /** Content of paragraphs whose mark is deleted: it joins the next paragraph, behind that one's label. */
  merged: string;
  /** Content with its label of a paragraph whose mark is hidden: the next one runs on in its line. */
  runIn: string;
}

const newFlow = (counters: Counters): Flow => ({ out: [], counters, merged: '', runIn: '' });

/**
 * Writes Word XML anew, plain: numbers as text, changes accepted, hidden text gone, every wrapper taken off that mammoth would
 * drop with its text (fields, math, ruby, bidi, symbols of text fonts), text boxes once. What is left is paragraphs, runs, tables, notes.
 * Throws `too-large` as soon as characters or cells are more than the limits allow, before anything is made of them.
 */
export class PlainWriter {
  /** Content that is in another file, which nobody reads. */
  embeddedParts = 0;
  /** Symbols, by font and code, that have no character. */
  readonly unreadSymbols = new Set<string>();
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  readonly #limits: Limits;
  readonly #fields = new FieldStack();
  /** Notes that the story in hand has referred to: a note stands once, wherever it is meant again. */
  #referred = new Set<string>();
  #characters = 0;

  constructor(styles: Styles, numbering: Numbering, limits: Limits = LIMITS) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#limits = limits;
  }

  /** The main part (`w:document`) as plain XML; null where it has no body. */
  document(root: XmlElement): string | null {
    const body = childOf(root, 'body');
    return (
      body && `<w:document ${WORD_NAMESPACE}><w:body>${this.container(body, new Counters())}</w:body></w:document>`
    );
  }

  /** A notes part as plain XML; separators are left out. */
  notes(root: XmlElement, kind: 'footnote' | 'endnote'): string {
    const counters = new Counters();
    const notes = root.children.filter(
      (note) => note.name === kind && (attributeOf(note, 'type') ?? 'normal') === 'normal',
    );
    const written = notes.map((note) => {
      this.#referred = new Set();
      return `<w:${kind} w:id="${escapeXml(attributeOf(note, 'id') ?? '')}">${this.container(note, counters)}</w:${kind}>`;
    });
    return `<w:${kind}s ${WORD_NAMESPACE}>${written.join('')}</w:${kind}s>`;
  }

  /** The blocks of a body, cell, note or text box. */
  container(element: XmlElement, counters: Counters): string {
    const flow = newFlow(counters);
    this.#blocks(element, flow);
    this.#settle(flow);
    return flow.out.join('');
  }

  #blocks(container: XmlElement, flow: Flow): void {
    for (const element of container.children) {
      const name = element.name;
      if (name === 'p') this.#paragraph(element, flow);
      else if (name === 'tbl') {
        this.#settle(flow);
        flow.out.push(writeTable(element, this.#limits, (cell) => this.container(cell, flow.counters)));
      } else if (name === 'altChunk' || name === 'subDoc') this.embeddedParts++;
      else if (name === 'mc:AlternateContent') this.#blockChoice(element, flow);
      else if (!NO_TEXT.has(name)) this.#blocks(element, flow);
    }
  }

  /** Of the alternatives the first that says anything. */
  #blockChoice(element: XmlElement, flow: Flow): void {
    const before = flow.out.length;
    for (const branch of element.children) {
      this.#blocks(branch, flow);
      if (flow.out.length > before || flow.merged !== '' || flow.runIn !== '') return;
    }
  }

  /** What waits for a next paragraph that does not come is a paragraph. */
  #settle(flow: Flow): void {
    this.#end(flow, '', '');
  }

  #end(flow: Flow, label: string, content: string): void {
    const xml = flow.runIn + label + flow.merged + content;
    flow.runIn = '';
    flow.merged = '';
    if (xml !== '') flow.out.push(`<w:p>${xml}</w:p>`);
  }

  #paragraph(element: XmlElement, flow: Flow): void {
    const properties = childOf(element, 'pPr');
    const mark = childOf(properties, 'rPr');
    const style = valOf(properties, 'pStyle');
    const inline = new Inline();
    this.#inline(element, inline, style);
    this.#fields.endParagraph();
    const content = inline.xml;
    if (childOf(mark, 'del') || childOf(mark, 'moveFrom')) {
      flow.merged += content;
      return;
    }
    const hiddenMark = this.#styles.isHidden(mark, style);
    if (hiddenMark && content === '' && flow.merged === '') return;
    const place = this.#numbering.placeOf(properties);
    const label = place ? labelRun(this.#counted(flow.counters.next(place))) : '';
    if (hiddenMark) {
      flow.runIn += label + flow.merged + content;
      flow.merged = '';
    } else this.#end(flow, label, content);
  }

  #inline(container: XmlElement, out: Inline, style: string | null): void {
    for (const element of container.children) {
      const name = element.name;
      if (name === 'r') this.#run(element, out, style);
      else if (name === 'fldChar') out.text(this.#fields.mark(attributeOf(element, 'fldCharType')));
      else if (name === 'instrText') this.#fields.code(element.text);
      else if (name === 'mc:AlternateContent') this.#inlineChoice(element, out, style);
      else if (LEAVES.has(name)) {
        if (!this.#fields.inCode) this.#leaf(name, element, out);
        // A note mark of the writer's own stands as text in the rest of the run.
        if (attributeOf(element, 'customMarkFollows') !== null) return;
      } else if (!NO_TEXT.has(name)) this.#inline(element, out, style);
    }
  }

  #leaf(name: string, element: XmlElement, out: Inline): void {
    if (name === 't' || name === 'm:t') out.text(this.#counted(textOf(element)));
    else if (name === 'noBreakHyphen') out.text('-');
    else if (name === 'tab' || name === 'ptab') out.text('\t');
    // A page or column break ends the line as well: its two sides do not stand side by side.
    else if (name === 'br' || name === 'cr') out.mark('<w:br/>');
    else if (name === 'sym') this.#symbol(element, out);
    else if (name === 'subDoc') this.embeddedParts++;
    else if (name === 'drawing' || name === 'pict' || name === 'object') this.#textBoxes(element, out);
    else this.#reference(name, attributeOf(element, 'id') ?? '', out);
  }

  #reference(name: string, id: string, out: Inline): void {
    const note = `${name} ${id}`;
    if (this.#referred.has(note)) return;
    this.#referred.add(note);
    out.mark(`<w:${name} w:id="${escapeXml(id)}"/>`);
  }

  #run(element: XmlElement, out: Inline, style: string | null): void {
    if (!this.#styles.isHidden(childOf(element, 'rPr'), style)) {
      this.#inline(element, out, style);
      return;
    }
    // Fields open and close in hidden runs too.
    for (const child of element.children) {
      if (child.name === 'fldChar') this.#fields.mark(attributeOf(child, 'fldCharType'));
    }
  }

  #symbol(element: XmlElement, out: Inline): void {
    const font = attributeOf(element, 'font') ?? '';
    const code = attributeOf(element, 'char') ?? '';
    const character = symbolCharacter(font, code);
    const inTable = character === null ? tableSymbol(font, code) : null;
    if (character !== null) out.text(character);
    else if (inTable) out.mark(`<w:sym w:font="${inTable.font}" w:char="${inTable.code}"/>`);
    else this.unreadSymbols.add(`${font} ${code}`);
  }

  /** White space at the ends is not counted: lines without text are left out of the canonical text. */
  #counted(text: string): string {
    this.#characters += text.trim().length;
    within(this.#limits, 'characters', this.#characters);
    return text;
  }

  #inlineChoice(element: XmlElement, out: Inline, style: string | null): void {
    for (const branch of element.children) {
      const written = new Inline();
      this.#inline(branch, written, style);
      if (written.xml === '') continue;
      out.add(written);
      return;
    }
  }

  /** Of a drawing only the text boxes count; mammoth puts a `w:pict`'s paragraphs behind the one it hangs on. */
  #textBoxes(drawing: XmlElement, out: Inline): void {
    const boxes = this.#boxes(drawing);
    if (boxes !== '') out.mark(`<w:pict><w:txbxContent>${boxes}</w:txbxContent></w:pict>`);
  }

  #boxes(element: XmlElement): string {
    if (element.name === 'txbxContent') return this.container(element, new Counters());
    const written: string[] = [];
    for (const child of element.children) {
      const boxes = this.#boxes(child);
      if (boxes === '') continue;
      written.push(boxes);
      if (element.name === 'mc:AlternateContent') break;
    }
    return written.join('');
  }
}

/** Without `xml:space="preserve"` white space at the ends is layout of the XML; a line end inside shows as a space. */
function textOf(element: XmlElement): string {
  const text = element.text.replace(/[\n\r]/g, ' ');
  const preserved = attributeOf(element, 'xml:space') === 'preserve' || !/^[ \t]|[ \t]$/.test(text);
  return preserved ? text : trimLayout(text);
}

function trimLayout(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isLayout(text.charAt(start))) start++;
  while (end > start && isLayout(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

const isLayout = (char: string): boolean => char === ' ' || char === '\t';
