import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { PIECE } from './ascii.ts';

/** A part of an archive: its path, and its bytes in pieces, made when they are asked for. */
export type Part = readonly [path: string, pieces: Iterable<Uint8Array>];

/** How the bytes of a part are packed in the archive: by deflate. */
const DEFLATE = 8;
/** The quickest level. Each piece ends on a whole byte, so that the next one, packed apart, can follow. */
const PACKING = { level: 1, chunkSize: PIECE, finishFlush: constants.Z_SYNC_FLUSH };
/** What ends a packed part: a last block with nothing in it. */
const END = Uint8Array.of(3, 0);
/** Pieces that may wait to be packed. */
const AHEAD = 4;

const packed = promisify<Uint8Array, typeof PACKING, Buffer<ArrayBuffer>>(deflateRaw);

/**
 * An archive of parts, as bytes in pieces. One part after the other is made, and packed in other threads while it is made: Node
 * counts check sums and packs many times as fast as a library in JavaScript, which has only the headers left to write.
 */
export async function* zipped(parts: Iterable<Part>, mtime: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((_, bytes) => ready.push(bytes));
  for (const [filename, pieces] of parts) {
    const file: ZipInputFile = { filename, mtime, compression: DEFLATE, size: 0, crc: 0 };
    zip.add(file);
    for await (const bytes of packedPieces(pieces, file)) {
      file.ondata?.(null, bytes, false);
      yield* ready.splice(0);
    }
    file.ondata?.(null, END, true);
  }
  zip.end();
  yield* ready;
}

/** The pieces of a part packed, in order; `file` has their size and check sum when all are. */
async function* packedPieces(
  pieces: Iterable<Uint8Array>,
  file: ZipInputFile,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const waiting: Promise<Uint8Array<ArrayBuffer>>[] = [];
  for (const piece of pieces) {
    file.crc = crc32(piece, file.crc);
    file.size += piece.length;
    waiting.push(packed(piece, PACKING));
    if (waiting.length > AHEAD) yield* waiting.splice(0, 1);
  }
  yield* waiting;
}
