import fc from 'fast-check';
import JSZip from 'jszip';

/** One way to damage bytes. Places and lengths are shares of the whole, so that they shrink with it. */
export type Damage =
  | { readonly type: 'flip'; readonly at: number; readonly bit: number }
  | { readonly type: 'cut'; readonly from: number; readonly to: number }
  | { readonly type: 'end'; readonly at: number }
  | { readonly type: 'splice'; readonly at: number; readonly from: number; readonly to: number }
  | { readonly type: 'insert'; readonly at: number; readonly bytes: Uint8Array };

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Bytes as they stand in texts and in XML where readers go wrong. */
const NASTY = [
  '(',
  '《',
  '【',
  '一、',
  '1.',
  '①',
  '|',
  '\n',
  '\u0000',
  '\u200b',
  '<w:p>',
  '</w:p>',
  '&#x0;',
  ']]>',
  '￿',
  '😀',
  '整改情况:',
];
const nasty = fc
  .tuple(fc.constantFrom(...NASTY), fc.integer({ min: 1, max: 300 }))
  .map(([text, times]) => new TextEncoder().encode(text.repeat(times)));

export const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('flip' as const), at: share, bit: fc.integer({ min: 0, max: 7 }) }),
    fc.record({ type: fc.constant('cut' as const), from: share, to: share }),
    fc.record({ type: fc.constant('end' as const), at: share }),
    fc.record({ type: fc.constant('splice' as const), at: share, from: share, to: share }),
    fc.record({
      type: fc.constant('insert' as const),
      at: share,
      bytes: fc.oneof(nasty, fc.uint8Array({ maxLength: 64 })),
    }),
  ),
  { minLength: 1, maxLength: 6 },
);

/** Bytes with damage done; `other` is what is spliced in. */
export function damaged(bytes: Uint8Array, all: readonly Damage[], other: Uint8Array): Uint8Array {
  let out = Buffer.from(bytes);
  for (const each of all) {
    const place = (part: number, of: Uint8Array = out) => Math.floor(part * of.length);
    const head = (at: number) => out.subarray(0, place(at));
    if (each.type === 'flip') {
      const at = Math.min(place(each.at), out.length - 1);
      if (at >= 0) out[at] = (out[at] ?? 0) ^ (1 << each.bit);
    } else if (each.type === 'cut') {
      const [from, to] = [Math.min(each.from, each.to), Math.max(each.from, each.to)];
      out = Buffer.concat([head(from), out.subarray(place(to))]);
    } else if (each.type === 'end') out = Buffer.from(head(each.at));
    else if (each.type === 'splice') {
      const piece = other.subarray(
        place(Math.min(each.from, each.to), other),
        place(Math.max(each.from, each.to), other),
      );
      out = Buffer.concat([head(each.at), piece, out.subarray(place(each.at))]);
    } else out = Buffer.concat([head(each.at), each.bytes, out.subarray(place(each.at))]);
  }
  return new Uint8Array(out);
}

/** What to do with the members of a zip: damage one inside, take it from another file, leave it out, give it the place of another. */
export interface ZipDamage {
  readonly member: number;
  readonly other: number;
  readonly way: 'inside' | 'foreign' | 'missing' | 'swapped';
}

export const zipDamage: fc.Arbitrary<ZipDamage> = fc.record({
  member: fc.nat(20),
  other: fc.nat(20),
  way: fc.constantFrom('inside', 'inside', 'foreign', 'missing', 'swapped'),
});

export async function damagedZip(
  bytes: Uint8Array,
  { member, other, way }: ZipDamage,
  inside: readonly Damage[],
  foreign: Uint8Array,
): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => !zip.files[name]?.dir);
  const name = names[member % names.length] ?? '';
  const second = names[other % names.length] ?? '';
  const content = (await zip.file(name)?.async('uint8array')) ?? new Uint8Array();
  if (way === 'missing') zip.remove(name);
  else if (way === 'swapped') zip.file(name, (await zip.file(second)?.async('uint8array')) ?? '').file(second, content);
  else if (way === 'foreign') {
    const donor = await JSZip.loadAsync(foreign);
    zip.file(name, (await donor.file(name)?.async('uint8array')) ?? '');
  } else zip.file(name, damaged(content, inside, content));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}
