import { type CivilDate, compareDates } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { ActionState } from '#app/shared/domain/vocabulary.ts';

/** What can be changed of an action that waits for something. */
export interface ActionContent {
  readonly title: string;
  readonly intendedEffect: string;
  readonly ownerId: PersonId;
  readonly dueOn: string;
  readonly followUpOn: string;
}

export type ActionField = keyof ActionContent;

/** What people call each field, in the order of the form. */
export const actionFieldWords: Readonly<Record<ActionField, string>> = {
  title: 'Vad ska göras',
  intendedEffect: 'Vad det ska ändra',
  ownerId: 'Ansvarig',
  dueOn: 'Ska vara genomförd senast',
  followUpOn: 'Följs upp',
};

const FIELDS = Object.keys(actionFieldWords) as ActionField[];

/** The fields in which the two differ, in the order of the form. */
export function changedFields(before: ActionContent, after: ActionContent): ActionField[] {
  return FIELDS.filter((field) => before[field] !== after[field]);
}

/**
 * What cannot be changed so, by field, in Swedish; empty when it can. Only what differs is judged: a day that has been may stay,
 * but is not chosen anew. The day it is to be done cannot be moved once it is done.
 */
export function changeFaults(
  state: ActionState,
  before: ActionContent,
  after: ActionContent,
  today: CivilDate,
): { field: ActionField; message: string }[] {
  const changed = changedFields(before, after);
  const faults: { field: ActionField; message: string }[] = [];
  const isPast = (day: string) => compareDates(day as CivilDate, today) < 0;
  if (changed.includes('dueOn')) {
    if (state !== 'planned')
      faults.push({ field: 'dueOn', message: 'Åtgärden är redan genomförd. Dagen kan inte ändras.' });
    else if (isPast(after.dueOn))
      faults.push({ field: 'dueOn', message: 'Dagen har redan varit. Välj i dag eller senare.' });
  }
  if (changed.includes('followUpOn') && isPast(after.followUpOn))
    faults.push({ field: 'followUpOn', message: 'Dagen har redan varit. Välj i dag eller senare.' });
  else if (compareDates(after.followUpOn as CivilDate, after.dueOn as CivilDate) < 0)
    faults.push({
      field: 'followUpOn',
      message: 'Uppföljningen kan inte ligga före dagen då åtgärden ska vara genomförd.',
    });
  return faults;
}
