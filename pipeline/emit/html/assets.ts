import { readFileSync } from 'node:fs';

/** What the build bundles from `client/` and `css/`; run from its source, the program uses what was built last. */
const PLACES = ['../page/', '../../../dist/page/'];

/** Pages that are bundled: the review page, and the one of a comparison. */
export type Bundle = 'page' | 'report';

/** The script and the styles of a page, each as one text. Throws where the program was never built. */
export function assets(bundle: Bundle): { readonly script: string; readonly styles: string } {
  return { script: asset(`${bundle}.js`), styles: asset(`${bundle}.css`) };
}

function asset(name: string): string {
  for (const place of PLACES)
    try {
      return readFileSync(new URL(`${place}${name}`, import.meta.url), 'utf8').trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  throw new Error(`${name} is missing: run npm run build first`);
}
