import JSZip from 'jszip';
import mammoth from 'mammoth';
import { LABEL_STYLE } from './inline.ts';
import { WORD_NAMESPACE } from './xml.ts';

/** A node of the document that mammoth reads, as far as text takes it. */
export interface DocxNode {
  readonly type: string;
  readonly children?: readonly DocxNode[];
  readonly value?: string;
  readonly styleId?: string | null;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

interface DocxNote {
  readonly body: readonly DocxNode[];
}

export interface DocxModel extends DocxNode {
  readonly children: readonly DocxNode[];
  /** Finds the note of a `noteReference` node. */
  readonly notes: { resolve(reference: DocxNode): DocxNote | null };
}

export interface DocxReading {
  readonly model: DocxModel;
  /** mammoth's messages: what it could not read. */
  readonly messages: readonly string[];
}

/** The one style of a plain docx. */
const STYLES = `<w:styles ${WORD_NAMESPACE}><w:style w:type="character" w:styleId="${LABEL_STYLE}"/></w:styles>`;

/** Parts of a plain docx: a document and, where there are any, notes. */
export interface PlainParts {
  readonly document: string;
  readonly footnotes: string | null;
  readonly endnotes: string | null;
}

/** Has mammoth read a plain docx. Its document is taken before any HTML is made of it. */
export async function readModel(parts: PlainParts): Promise<DocxReading> {
  const zip = new JSZip();
  for (const [name, xml] of Object.entries({ ...parts, styles: STYLES }))
    if (xml !== null) zip.file(`word/${name}.xml`, xml);
  const buffer = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
  let model: DocxModel | undefined;
  const result = await mammoth.convertToHtml(
    { buffer },
    {
      // styles only matter to the HTML, which is not made; parsing the default map takes a sixth of the reading
      includeDefaultStyleMap: false,
      includeEmbeddedStyleMap: false,
      transformDocument: (document: DocxModel) => {
        model = document;
        return { ...document, children: [] };
      },
    },
  );
  if (!model) throw new Error('mammoth gave no document');
  return { model, messages: result.messages.map((message) => message.message) };
}
