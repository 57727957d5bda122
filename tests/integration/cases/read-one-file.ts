import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTable } from '#app/features/cases/server/read-table.server.ts';

// Run as a process of its own: reads a file as an import does, and tells what came of it and what memory it took.
const [file = ''] = process.argv.slice(2);
const projectRoot = path.resolve(import.meta.dirname, '../../..');
const result = await readTable(readFileSync(file), { projectRoot });
const outcome = result.ok ? `${result.value.rows.length} rows` : result.error.kind;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ outcome, megabytes }));
