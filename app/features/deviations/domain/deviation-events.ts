/** What people read in the history of a deviation, by kind of event. */
export const deviationEventWords: Readonly<Record<string, string>> = {
  created: 'Avvikelsen skapades när granskningen lämnades in.',
  written: 'Avvikelsen skrevs in för hand.',
  stateChanged: 'Läget ändrades.',
  commented: 'Kommentar.',
  withdrawn: 'Återkallades: svaret i granskningen rättades.',
  reinstated: 'Gäller igen: svaret i granskningen ändrades tillbaka.',
  reworded: 'Beskrivningen ändrades i granskningen.',
  linked: 'Samma brist hittades igen i en annan granskning.',
  unlinked: 'En brist i en annan granskning är inte längre kopplad hit.',
  faultsChanged: 'Bristerna i ärendet ändrades i granskningen. Nu gäller:',
  linkedChanged: 'Bristerna som hittades i en annan granskning ändrades. Nu gäller:',
  foundAgain: 'Bristen hittades igen i granskningen.',
  keptForLink:
    'Svaret i granskningen rättades. Samma brist finns i en annan granskning, så avvikelsen står kvar.',
  answerCorrected: 'Svaret i granskningen rättades. Avvikelsen var redan påbörjad och står kvar.',
  responsibleChanged: 'Ansvarig byttes.',
  responsibleLeft: 'Den som var ansvarig kan inte vara det längre. Programmet valde:',
  dueChanged: 'Datumet ändrades.',
  typeChanged: 'Typen ändrades.',
  // Of an action
  planned: 'Åtgärden planerades.',
  changed: 'Åtgärden ändrades.',
  finish: 'Åtgärden genomfördes.',
  drop: 'Åtgärden ströks.',
  followUp: 'Åtgärden följdes upp.',
  followUpRound: 'En uppföljningsomgång startades.',
  postpone: 'För tidigt att säga om åtgärden hjälpte. Uppföljningen fick en ny dag.',
};

/** Events after which the answer that made the deviation is corrected, and those after which it is a fault (again). */
const correcting = ['answerCorrected', 'keptForLink', 'withdrawn'];
const finding = ['created', 'reinstated', 'foundAgain'];

/** Whether the history says that the answer was corrected and the fault has not come back; kinds oldest first. */
export function isCorrectedByHistory(kinds: readonly string[]): boolean {
  const last = kinds.findLast((kind) => correcting.includes(kind) || finding.includes(kind));
  return last !== undefined && correcting.includes(last);
}

/** What a person does with a deviation before its state is changed. */
const handling = ['commented', 'responsibleChanged', 'dueChanged', 'typeChanged'];

/** Whether the history says that somebody has begun to handle the deviation, though its state may still be new. */
export function isTakenUpByHistory(kinds: readonly string[]): boolean {
  return kinds.some((kind) => handling.includes(kind));
}

interface ToldEvent {
  readonly kind: string;
  readonly toState: string | null;
  readonly note: string;
}

// After these the deviation's own words are what its review says; after the others its history is.
const telling = ['created', 'reworded', 'reinstated', 'foundAgain', 'faultsChanged'];

/**
 * The description that a deviation has told last: its own, or that of its history where it was being handled when its faults
 * changed. Events oldest first.
 */
export function toldDescription(events: readonly ToldEvent[], description: string): string {
  const last = events.findLast(({ kind }) => telling.includes(kind));
  const isOnlyTold =
    last?.kind === 'faultsChanged' || (last?.kind === 'foundAgain' && last.toState !== 'new');
  return last && isOnlyTold ? last.note : description;
}

/** What the history says of a fault that another review found: in which round, and what. */
export function noteOfRound(roundName: string, description: string): string {
  return `${roundName}: ${description}`;
}

/** What the reviews of the round told last of the faults that are linked to the deviation; empty when nothing. */
export function toldByLinked(events: readonly ToldEvent[], roundName: string): string {
  const start = noteOfRound(roundName, '');
  const last = events.findLast(
    ({ kind, note }) => (kind === 'linked' || kind === 'linkedChanged') && note.startsWith(start),
  );
  return last?.note.slice(start.length) ?? '';
}
