import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../limits.ts';
import { checkStreams } from './streams.ts';

const blanks = (megabytes: number) => Buffer.alloc(megabytes << 20, ' ');
const noise = (bytes: number) => Buffer.from(Array.from({ length: bytes }, (_, i) => (i * 7919 + (i >> 3)) % 251));
/** Objects from number 5 on, each with its dictionary and its data. */
const pdf = (...objects: (readonly [string, Buffer])[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.flatMap(([dictionary, data], i) => [
      Buffer.from(`${i + 5} 0 obj\n<<${dictionary}>>stream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
  ]);
const withText = (bytes: Buffer, text: string) => Buffer.concat([bytes, Buffer.from(text)]);
const FLATE = '/Filter/FlateDecode';
const IMAGE = `/Subtype /Image${FLATE}`;
const failure = (code: string, limit: string) => ({ code, message: expect.stringContaining(`--limit ${limit}=`) });

describe('streams of a PDF are unpacked to be counted before they are read', () => {
  test('a stream of blanks is refused, however it names its filter and however often it is packed', async () => {
    const suspicious = failure('suspicious', 'ratio');
    const packed = deflateSync(blanks(6));
    await expect(checkStreams(pdf([FLATE, packed]), LIMITS)).rejects.toMatchObject(suspicious);
    await expect(checkStreams(pdf(['/F#69lter 9 0 R', packed]), LIMITS)).rejects.toMatchObject(suspicious);
    await expect(checkStreams(pdf([FLATE, deflateSync(packed)]), LIMITS)).rejects.toMatchObject(suspicious);
  });

  test('a stream that is packed otherwise is counted, and what is packed in it', async () => {
    const suspicious = failure('suspicious', 'ratio');
    const inHex = Buffer.from(`${deflateSync(blanks(6)).toString('hex')}>`);
    await expect(checkStreams(pdf(['/Filter[/AHx/FlateDecode]', inHex]), LIMITS)).rejects.toMatchObject(suspicious);
    const runs = pdf(['/Filter/RunLengthDecode', Buffer.alloc(2 << 20, Buffer.from([129, 32]))]);
    const large = failure('too-large', 'inflated');
    await expect(checkStreams(runs, LIMITS)).rejects.toMatchObject(large);
    await expect(
      checkStreams(pdf(['/Subtype/Image/Filter/RL', Buffer.from([129, 32])]), LIMITS),
    ).resolves.toBeUndefined();
  });

  test('a page is drawn by what says that it is an image, however that is packed', async () => {
    const runs = pdf(['/Subtype/Image/Filter/RL', Buffer.alloc(2 << 20, Buffer.from([129, 32]))]);
    await expect(checkStreams(runs, LIMITS)).resolves.toBeUndefined();
    const drawn = withText(runs, '1 0 obj<</Type/Page/Contents 5 0 R>>');
    await expect(checkStreams(drawn, LIMITS)).rejects.toMatchObject(failure('too-large', 'inflated'));
  });

  test('a font that tells of more codes than there are characters is refused', async () => {
    const cmap = Buffer.from('begincmap 1 beginbfrange <00000000> <00ffffff> <0041> endbfrange endcmap');
    const refused = { code: 'suspicious', message: expect.stringContaining('字符对照表') };
    await expect(checkStreams(pdf(['', cmap]), LIMITS)).rejects.toMatchObject(refused);
    await expect(checkStreams(pdf([FLATE, deflateSync(cmap)]), LIMITS)).rejects.toMatchObject(refused);
  });

  test('a bomb is counted up to where it is damaged, whatever its checksum', async () => {
    const packed = deflateSync(blanks(6));
    packed.fill(0xff, packed.length - 40);
    await expect(checkStreams(pdf([FLATE, packed]), LIMITS)).rejects.toMatchObject(failure('suspicious', 'ratio'));
  });

  test('what follows a stream is looked at, and so is what follows one that never ends', async () => {
    const bomb = pdf([FLATE, deflateSync(blanks(6))]);
    const sound = pdf([FLATE, deflateSync(noise(3000))], ['', Buffer.from('q Q')]);
    const endless = Buffer.from('1 0 obj<<>>stream\nq Q ');
    const lost = Buffer.from(bomb.toString('latin1').replaceAll('endstream', ''), 'latin1');
    await expect(checkStreams(Buffer.concat([sound, bomb]), LIMITS)).rejects.toMatchObject({ code: 'suspicious' });
    await expect(checkStreams(Buffer.concat([endless, lost]), LIMITS)).rejects.toMatchObject({ code: 'suspicious' });
  });

  test('images are not counted, as no text is in them, but for an image that draws a page', async () => {
    const scan = pdf([IMAGE, deflateSync(blanks(6))]);
    await expect(checkStreams(scan, LIMITS)).resolves.toBeUndefined();
    const drawing = withText(scan, '1 0 obj<</Type/Page/Contents 5 0 R>>endobj');
    await expect(checkStreams(drawing, LIMITS)).rejects.toMatchObject({ code: 'suspicious' });
  });

  test('a page may not be drawn by one stream named ten thousand times, many pages by a stream each', async () => {
    const bytes = pdf([FLATE, deflateSync(noise(10_000))]);
    const page = (names: string) => `1 0 obj<</Type/Page/Contents[${names}]>>endobj `;
    const many = withText(bytes, page('5 0 R '.repeat(10_000)));
    await expect(checkStreams(many, LIMITS)).rejects.toMatchObject(failure('too-large', 'inflated'));
    await expect(checkStreams(withText(bytes, page('5 0 R').repeat(5_000)), LIMITS)).resolves.toBeUndefined();
  });

  test('pages that are packed themselves are read for what draws them', async () => {
    const page = Buffer.from(`1 0 <</Type/Page/Contents[${'6 0 R '.repeat(10_000)}]>>`);
    const bytes = pdf(['/Type/ObjStm', deflateSync(page)], ['', noise(10_000)]);
    await expect(checkStreams(bytes, LIMITS)).rejects.toMatchObject(failure('too-large', 'inflated'));
  });

  test('a long book is larger than the limit of a page', async () => {
    const pages = Array.from({ length: 12 }, () => [FLATE, deflateSync(noise(100_000))] as const);
    await expect(checkStreams(pdf(...pages), { ...LIMITS, inflated: 200_000 })).resolves.toBeUndefined();
  });

  test('streams without end and damaged ones by the thousand cost no more each', async () => {
    const start = performance.now();
    await checkStreams(Buffer.from('<<>>stream\n'.repeat(100_000)), LIMITS);
    const broken = Buffer.from('1 0 obj<<>>stream\nx\x9c\xff\xff\n'.repeat(5_000), 'latin1');
    await expect(checkStreams(broken, LIMITS)).rejects.toMatchObject({ code: 'damaged' });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
