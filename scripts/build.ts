/**
 * The last part of `npm run build`, which begins with an empty `dist`, after the types: the program in few files, since opening a hundred
 * small ones takes longer than reading a document; the script and the styles of each page, each as one text; the rule packs, parsed and
 * validated.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };
import { compileRules } from '../pipeline/rules/open.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** Small modules that every start needs; all other packages stay packages. */
const BUNDLED = ['unified', 'vfile', 'unist-util-visit', 'opencc-js'];

const program: BuildOptions = {
  entryPoints: ['index.ts', 'cli/main.ts', 'batch/worker.ts'].map((entry) => join(root, 'pipeline', entry)),
  outbase: join(root, 'pipeline'),
  outdir: dist,
  // One folder deep, as the sources are: what they find beside themselves (`rules.json`, `package.json`) they find from here as well.
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  external: Object.keys(manifest.dependencies)
    .filter((name) => !BUNDLED.includes(name))
    .flatMap((name) => [name, `${name}/*`]),
  logLevel: 'warning',
};

/** The review page, and the one of a comparison: its script in `client/`, its styles in `css/`. */
const pageOf = (name: string, script: string): BuildOptions => ({
  entryPoints: [script, `css/${name}.css`].map((entry) => join(root, 'pipeline/emit/html', entry)),
  entryNames: name,
  outdir: join(dist, 'page'),
  bundle: true,
  minify: true,
  format: 'iife',
  charset: 'utf8',
  target: ['chrome86', 'firefox90', 'safari15'],
  logLevel: 'warning',
});

const pages = [pageOf('page', 'client/main.ts'), pageOf('report', 'client/report.ts')];
await Promise.all([program, ...pages].map((options) => build(options)));
writeFileSync(join(dist, 'rules.json'), await compileRules());
