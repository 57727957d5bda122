import { sql } from 'drizzle-orm';
import { ON_CAUSE_MARK } from '#app/features/controls/domain/on-cause.ts';
import { rounds } from '../schema/controls.ts';

/** Whether the round's cases were chosen on cause. */
export const isOnCauseRound =
  sql<number>`json_extract(${rounds.design}, '$.allocation.kind') = 'onCause'`.mapWith(Boolean);

/** The round's name with the mark of one whose cases were chosen on cause, as roundTitle in features/controls says it. */
export const roundTitle = sql<string>`CASE json_extract(${rounds.design}, '$.allocation.kind')
  WHEN 'onCause' THEN ${rounds.name} || ${` (${ON_CAUSE_MARK})`} ELSE ${rounds.name} END`;
