import type { Severity } from '#app/shared/domain/vocabulary.ts';

/** What people read for each severity. */
export const severityWords: Readonly<Record<Severity, string>> = {
  minor: 'Mindre',
  considerable: 'Betydande',
  serious: 'Allvarlig',
};
