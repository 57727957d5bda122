import { benchRows, wholeDraw } from './draw.ts';

// How many kilobytes the process grew at its peak by drawing once. `maxRSS` never falls, so one process a size.
const rows = benchRows(Number(process.argv[2]));
const before = process.resourceUsage().maxRSS;
wholeDraw(rows);
process.stdout.write(String(process.resourceUsage().maxRSS - before));
