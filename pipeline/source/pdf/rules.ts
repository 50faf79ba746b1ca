import { apply, type Matrix, multiply } from './matrix.ts';

/** A ruled line of a page: `at` is its y (horizontal) or x (vertical), `from` < `to` along it. Points, y down. */
export interface Rule {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Operator codes and path codes of pdfjs 5.4.296; a test compares the operators with the library's own. */
export const OPERATORS = {
  save: 10,
  restore: 11,
  transform: 12,
  stroke: 20,
  closeStroke: 21,
  fill: 22,
  eoFill: 23,
  fillStroke: 24,
  eoFillStroke: 25,
  closeFillStroke: 26,
  closeEOFillStroke: 27,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
  paintImageMaskXObject: 83,
  paintImageXObject: 85,
  paintInlineImageXObject: 86,
  constructPath: 91,
} as const;
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;

const IMAGES: ReadonlySet<unknown> = new Set([83, 85, 86]);
/** What an image fills: the unit square of its matrix. */
const UNIT_SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;
const STROKES: ReadonlySet<unknown> = new Set([20, 21, 24, 25, 26, 27]);
const FILLS: ReadonlySet<unknown> = new Set([22, 23]);

/** A filled bar is a rule up to this width in points; wider ones shade. */
const WIDEST_BAR = 3;
/** How far from upright a line may run, in points. */
const ASLANT = 1;

type Point = readonly [x: number, y: number];

/** The horizontal and vertical rules that an operator list draws, by stroke, as thin filled bars or as thin images, in page points. */
export function rulesOf({ fnArray, argsArray }: OperatorList, toPage: Matrix): Rule[] {
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = toPage;
  for (const [i, operator] of fnArray.entries()) {
    const args = argsArray[i];
    if (operator === OPERATORS.save) stack.push(matrix);
    else if (operator === OPERATORS.restore || operator === OPERATORS.paintFormXObjectEnd) {
      matrix = stack.pop() ?? toPage;
    } else if (operator === OPERATORS.transform && isNumbers(args)) matrix = multiply(matrix, args);
    else if (operator === OPERATORS.paintFormXObjectBegin) {
      stack.push(matrix);
      const form = Array.isArray(args) ? args[0] : null;
      if (isNumbers(form)) matrix = multiply(matrix, form);
    } else if (operator === OPERATORS.constructPath && Array.isArray(args)) drawPath(args, matrix, rules);
    else if (IMAGES.has(operator))
      barRule(
        UNIT_SQUARE.map(([x, y]) => apply(matrix, x, y)),
        rules,
      );
  }
  return rules;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return (Array.isArray(value) || value instanceof Float32Array) && typeof value[0] === 'number';
}

function drawPath([paint, data]: readonly unknown[], matrix: Matrix, rules: Rule[]): void {
  const path: unknown = Array.isArray(data) ? data[0] : null;
  if (!isNumbers(path)) return;
  if (STROKES.has(paint)) {
    for (const line of linesOf(path, matrix)) strokeRules(line, rules);
  } else if (FILLS.has(paint)) {
    for (const line of linesOf(path, matrix)) barRule(line, rules);
  }
}

/** The straight sub-paths of a path; one with a curve in it is no rule. */
function linesOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  const end = () => {
    if (line.length > 1) lines.push(line);
    line = [];
  };
  for (let i = 0; i < path.length; ) {
    const code = path[i];
    const point = apply(matrix, path[i + 1] ?? 0, path[i + 2] ?? 0);
    if (code === MOVE) {
      end();
      line.push(point);
      i += 3;
    } else if (code === LINE) {
      line.push(point);
      i += 3;
    } else if (code === CURVE) {
      line = [];
      i += 7;
    } else if (code === CLOSE) {
      const [first] = line;
      if (first) line.push(first);
      i += 1;
    } else break;
  }
  end();
  return lines;
}

function strokeRules(line: readonly Point[], rules: Rule[]): void {
  for (let i = 1; i < line.length; i += 1) {
    const [from, to] = [line[i - 1], line[i]];
    if (from && to) pushRule(from, to, rules);
  }
}

/** A filled outline that is thin one way is a rule along its middle. */
function barRule(line: readonly Point[], rules: Rule[]): void {
  const xs = line.map(([x]) => x);
  const ys = line.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (Math.min(width, height) > WIDEST_BAR) return;
  if (width >= height) pushRule([left, (top + bottom) / 2], [right, (top + bottom) / 2], rules);
  else pushRule([(left + right) / 2, top], [(left + right) / 2, bottom], rules);
}

function pushRule([x1, y1]: Point, [x2, y2]: Point, rules: Rule[]): void {
  const [dx, dy] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (dx >= dy && dy <= ASLANT && dx > 0) {
    rules.push({ horizontal: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  } else if (dy > dx && dx <= ASLANT) {
    rules.push({ horizontal: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }
}
