import type { ImportJob, JobContext, JobResults } from './import-job.server.ts';
import { readImport } from './read-import.server.ts';
import { revertImport } from './revert-import.server.ts';
import { writeImport } from './write-import.server.ts';

/** What a job does, the same in a thread of its own as in the main one. */
export function runJob(context: JobContext, job: ImportJob): Promise<JobResults[ImportJob['kind']]> {
  if (job.kind === 'read') return readImport(context, job);
  if (job.kind === 'apply') return writeImport(context, job);
  return revertImport(context, job);
}
