// The thread in which imports are read and written. Plain JavaScript that teaches the thread TypeScript, so that the
// same file runs beside the sources and beside the built server.
import { register } from 'tsx/esm/api';

register();
await import('./import-worker.server.ts');
