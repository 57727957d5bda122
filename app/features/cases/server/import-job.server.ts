import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import type { ReadingChoices } from '#app/features/cases/domain/raw-table.ts';
import type { CaseReading } from '#app/features/cases/domain/replace-numbers.ts';
import type { ImportId, PersonId } from '#app/shared/domain/ids.ts';
import type { Result } from '#app/shared/domain/result.ts';
import type { Config } from '#app/shared/server/services.ts';
import type { Db } from '#db/client.server.ts';

/** How a file is read: what somebody chose, and whether it was pasted as text. */
export type ReadingOptions = ReadingChoices & { readonly isPasted?: true };

/** What a job is in the middle of; the words stand in the ui folder. */
export type ImportPhase =
  | 'waiting'
  | 'readingFile'
  | 'knowingColumns'
  | 'readingCases'
  | 'comparing'
  | 'listing'
  | 'writingPlan'
  | 'writing'
  | 'undoing';

/** Why an import ended without being read in. */
export type ImportFailure =
  | { readonly kind: 'file'; readonly problem: FileProblem }
  /** The program was stopped in the middle. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'out_of_memory' }
  | { readonly kind: 'disk_full' }
  | { readonly kind: 'crashed' }
  /** Not an end: the register had changed, and the preview was made anew. */
  | { readonly kind: 'register_changed' };

export type ImportJob =
  | { readonly kind: 'read'; readonly importId: ImportId; readonly reading: CaseReading }
  | {
      readonly kind: 'apply';
      readonly importId: ImportId;
      readonly actorId: PersonId;
      readonly now: string;
      readonly hasCheckedNumbers: boolean;
    }
  | {
      readonly kind: 'undo';
      readonly importId: ImportId;
      readonly actorId: PersonId;
      readonly now: string;
      readonly reason: string;
    };

export type JobResults = {
  read: Result<{ rowCount: number }, Extract<ImportFailure, { kind: 'file' }>>;
  apply: Result<void, 'already_ended' | 'file_gone' | 'register_changed'>;
  undo: Result<void, 'not_latest' | 'built_on'>;
};

/** What a job has to work with, in a thread of its own or, for a database in memory, in the main one. */
export type JobContext = {
  readonly db: Db;
  readonly config: Config;
  /** Tells how far the job has come; throws when it has been cancelled. */
  readonly report: (phase: ImportPhase, share: number) => void;
  /**
   * Asks for the short moment in which everything is written at once, and runs it. From then on the job cannot be
   * cancelled, and others' writing waits.
   */
  readonly inMoment: <T>(write: () => T) => Promise<T>;
};

export type ToWorker = { readonly type: 'run'; readonly job: ImportJob } | { readonly type: 'begin' };

export type FromWorker =
  | { readonly type: 'progress'; readonly phase: ImportPhase; readonly share: number }
  | { readonly type: 'moment' }
  | { readonly type: 'momentOver' }
  | { readonly type: 'done'; readonly result: JobResults[ImportJob['kind']] }
  | { readonly type: 'failed'; readonly message: string };
