import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { PIECE } from './ascii.ts';

/** A part of an archive: its path, and its bytes in pieces, made when they are asked for. */
export type Part = readonly [path: string, pieces: Iterable<Uint8Array>];

/** How the bytes of a part are packed in the archive: by deflate. */
const DEFLATE = 8;
/** The quickest level, with few turns between threads. */
const PACKING = { level: 1, chunkSize: PIECE };

/**
 * An archive of parts, as bytes in pieces. One part after the other is made, and packed in another thread while it is made: Node
 * counts check sums and packs many times as fast as a library in JavaScript, which has only the headers left to write.
 */
export async function* zipped(parts: Iterable<Part>, mtime: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((_, bytes) => ready.push(bytes));
  for (const [filename, pieces] of parts) {
    const file: ZipInputFile = { filename, mtime, compression: DEFLATE, size: 0, crc: 0 };
    zip.add(file);
    for await (const bytes of packed(pieces, file)) {
      file.ondata?.(null, bytes, false);
      yield* ready.splice(0);
    }
    file.ondata?.(null, new Uint8Array(), true);
  }
  zip.end();
  yield* ready;
}

/** The bytes of a part packed; `file` has their size and check sum when all are. */
function packed(pieces: Iterable<Uint8Array>, file: ZipInputFile): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const deflate = createDeflateRaw(PACKING);
  return Readable.from(counted(pieces, file))
    .on('error', (error) => deflate.destroy(error))
    .pipe(deflate);
}

function* counted(pieces: Iterable<Uint8Array>, file: ZipInputFile): Generator<Uint8Array> {
  for (const piece of pieces) {
    file.crc = crc32(piece, file.crc);
    file.size += piece.length;
    yield piece;
  }
}
