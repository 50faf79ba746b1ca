// For tests that open pages in a browser.

/** In the page: texts whose contrast with what lies behind them is under 4.5 to 1. */
export function paleTexts(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return ['no canvas'];
  const colours = new Map<string, readonly number[]>();
  const parse = (colour: string) => {
    const known = colours.get(colour);
    if (known) return known;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parsed = [...canvas.getImageData(0, 0, 1, 1).data];
    colours.set(colour, parsed);
    return parsed;
  };
  const light = (colour: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = colour
      .slice(0, 3)
      .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder || !node.nodeValue?.trim() || !holder.checkVisibility() || holder.closest('script, svg, .sr')) continue;
    let ground: readonly number[] = [255, 255, 255, 255];
    for (let around: Element | null = holder; around; around = around.parentElement) {
      const colour = parse(getComputedStyle(around).backgroundColor);
      if (colour[3] === 255) {
        ground = colour;
        break;
      }
    }
    const [a, b] = [light(parse(getComputedStyle(holder).color)), light(ground)].toSorted((one, two) => two - one);
    const contrast = ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
    if (contrast < 4.5) pale.add(`${contrast.toFixed(2)} ${holder.className} ${node.nodeValue.slice(0, 12)}`);
  }
  return [...pale];
}
