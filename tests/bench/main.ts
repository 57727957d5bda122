import { run as draw } from './draw.ts';
import { run as importRegister } from './import.ts';
import { run as pages } from './pages.ts';
import { run as review } from './review.ts';

// Ratios side by side in one run: the machine's own speed falls out. Not a test; nothing here can fail a build.
await draw();
await pages();
await review();
await importRegister();
// The thread of the imports waits two minutes for a next job, and the process with it.
process.exit();
