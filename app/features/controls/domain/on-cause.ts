/** Said wherever a round is named whose cases were chosen for something that had happened (på förekommen anledning). */
export const ON_CAUSE_MARK = 'på förekommen anledning, utanför alla skattningar';

/** The same as a sentence of its own, for sheets and lists that name no round. */
export const ON_CAUSE_SENTENCE = 'Utvalt på förekommen anledning, utanför alla skattningar';

/** The control that single cases are reviewed in when something has happened, one for each unit and register. */
export const ON_CAUSE_CONTROL = {
  templateKey: 'pa-forekommen-anledning',
  name: 'Granskning på förekommen anledning',
  purpose: 'Att se om ett ärende är skött som det ska när något har gett skäl att titta.',
  /** What the frame of such a round is; without the case's number, since the words are read by more than see the case. */
  frameInWords: 'ärendet som granskas på förekommen anledning',
} as const;

/** Whether a stored design chooses its cases on cause. */
export function isOnCause(design: unknown): boolean {
  const { allocation } = (design ?? {}) as { readonly allocation?: { readonly kind?: unknown } };
  return allocation?.kind === 'onCause';
}

/**
 * A round's name as pages and files give it, with the mark where its cases were chosen on cause. The queries say the
 * same in SQL (db/queries/round-title.server.ts), so that no list can forget it.
 */
export function roundTitle({ name, design }: { readonly name: string; readonly design: unknown }): string {
  return isOnCause(design) ? `${name} (${ON_CAUSE_MARK})` : name;
}
