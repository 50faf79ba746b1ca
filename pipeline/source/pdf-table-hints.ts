import type { PdfPage } from './pdf-open.ts';

/** A gap in a line from this many em on may be the border of two cells. */
const CELL_GAP = 0.8;
/** So far up the page (in em) runs the text where a cell ends and the next begins. */
const STEP_UP = 0.5;
/** Pages set in two columns and pages with a typed gap show one or two of these; a table shows more. */
const FEWEST = 2;

/**
 * Could the page hold a table of more than one column? Then some line has a wide gap in it, or the text goes back up where
 * a cell ends. Cheap, and wrong only towards yes.
 */
export function mayHoldTable({ pieces }: PdfPage): boolean {
  let hints = 0;
  let last: (typeof pieces)[number] | null = null;
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    if (last) {
      const em = Math.max(piece.size, last.size);
      const down = piece.baseline - last.baseline;
      const gap = piece.left - last.right;
      if (down < -STEP_UP * em || (Math.abs(down) <= STEP_UP * em && gap > CELL_GAP * em)) hints += 1;
      if (hints >= FEWEST) return true;
    }
    last = piece;
  }
  return false;
}
