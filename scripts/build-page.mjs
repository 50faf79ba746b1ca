// Part of `npm run build`: bundles the script and the styles of the review page into one text each, beside the module that puts them into it.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const page = fileURLToPath(new URL('../pipeline/emit/html/', import.meta.url));
const out = fileURLToPath(new URL('../dist/emit/html/', import.meta.url));
const options = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: ['chrome86', 'firefox90', 'safari15'],
  logLevel: 'warning',
};
await build({ ...options, entryPoints: [`${page}client/main.ts`], outfile: `${out}page.js`, format: 'iife' });
await build({ ...options, entryPoints: [`${page}css/page.css`], outfile: `${out}page.css` });
