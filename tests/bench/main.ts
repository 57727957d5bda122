import { run as bundle } from './bundle.ts';
import { run as draw } from './draw.ts';
import { run as exportRound } from './export.ts';
import { run as importRegister } from './import.ts';
import { run as pages } from './pages.ts';
import { run as review } from './review.ts';

// Ratios side by side in one run: the machine's own speed falls out. Not a test; nothing here can fail a build.
const parts = { draw, pages, review, export: exportRound, bundle, import: importRegister };
const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(parts)) {
  // `npm run bench -- review` takes that part alone.
  if (asked.length === 0 || asked.includes(name)) await run();
}
// The thread of the imports waits two minutes for a next job, and the process with it.
process.exit();
