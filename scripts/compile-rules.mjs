// Part of `npm run build`: writes the rule packs, parsed and validated, beside the compiled program.
import { writeFileSync } from 'node:fs';
import { compileRules } from '../dist/rules/open.js';

writeFileSync(new URL('../dist/rules.json', import.meta.url), await compileRules());
