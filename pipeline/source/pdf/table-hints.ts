import { markerOf } from './markers.ts';
import type { PdfPage } from './open.ts';

/** A gap in a line from this many em on may be the border of two cells. */
const CELL_GAP = 0.8;
/** So far up the page (in em) runs the text where a cell ends and the next begins. */
const STEP_UP = 0.5;
/** Share of the page at either edge that holds headers and footers; their parts lie far apart. */
const EDGE = 0.07;
/** Lines with a gap and steps up, taken together: a line of typed spaces or a second column is one, a table shows more. */
const FEWEST = 2;

/**
 * Could the page hold a table of more than one column? Then some lines have a wide gap in them, or the text goes back up
 * where a cell ends. Cheap, and wrong only towards yes.
 */
export function mayHoldTable({ pieces, height }: Pick<PdfPage, 'pieces' | 'height'>): boolean {
  const gapped = new Set<number>();
  let stepsUp = 0;
  let lineHead = '';
  let last: PdfPage['pieces'][number] | null = null;
  for (const piece of pieces) {
    const inBody = piece.baseline > EDGE * height && piece.baseline < (1 - EDGE) * height;
    if (!inBody || piece.text.trim() === '') continue;
    const em = Math.max(piece.size, last?.size ?? 0);
    const down = last ? piece.baseline - last.baseline : Infinity;
    if (last && down < -STEP_UP * em) stepsUp += 1;
    if (last && Math.abs(down) <= STEP_UP * em) {
      // 1.    text        a list's number stands apart too
      const wide = piece.left - last.right > CELL_GAP * em && markerOf(lineHead) === null;
      if (wide) gapped.add(Math.round(piece.baseline));
      lineHead += piece.text;
    } else lineHead = piece.text;
    if (gapped.size + stepsUp >= FEWEST) return true;
    last = piece;
  }
  return false;
}
