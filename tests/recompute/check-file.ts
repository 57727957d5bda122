import { readFileSync } from 'node:fs';
import { recompute } from './recompute.ts';

// By hand: `npx tsx tests/recompute/check-file.ts FIL.xlsx`. Ends with 1 when anything differs.
const [name] = process.argv.slice(2);
if (name === undefined) throw new Error('Vilken fil?');
const found = await recompute(readFileSync(name));
process.stdout.write(found.length === 0 ? 'Alla siffror stämmer.\n' : `${found.join('\n')}\n`);
process.exitCode = found.length === 0 ? 0 : 1;
