import type { ApplyFailure } from '#app/features/cases/server/apply-import.server.ts';
import type { ImportFailure } from '#app/features/cases/server/import-job.server.ts';
import { fileProblemInWords } from './file-problem-words.ts';

/** Why nothing was read in when somebody said yes to the preview. */
export const APPLY_REFUSALS: Record<Exclude<ApplyFailure, 'already_ended' | 'file_gone'>, string> = {
  register_changed:
    'Organisationen eller registret har ändrats sedan filen jämfördes. Inget har lästs in. Nu visas vad din fil innebär med dem som de är nu: kontrollera och läs in igen.',
  mapping_changed:
    'Du har ändrat kolumnerna. Inget har lästs in. Nu visas vad det innebär med dina val: kontrollera och läs in igen.',
  reading_changed:
    'Bladet eller valet av dolda rader är ett annat än det som visades. Inget har lästs in. Nu visas vad det innebär: kontrollera och läs in igen.',
  numbers_not_checked:
    'Några nummer kan vara personnummer. Inget har lästs in. Titta på raderna som nämns nedan, och bekräfta innan du läser in.',
  has_problems: 'Filen kan inte läsas in så här. Inget har lästs in.',
};

/** Why a file was not read or a waiting import not read in. */
export function importFailureInWords(failure: ImportFailure): string {
  if (failure.kind === 'file') return fileProblemInWords(failure.problem);
  if (failure.kind === 'register_changed') return APPLY_REFUSALS.register_changed;
  if (failure.kind === 'stopped')
    return 'Programmet stängdes av medan filen lästes. Inget har lästs in, och registret är som det var.';
  if (failure.kind === 'disk_full')
    return 'Disken på servern är full. Inget har lästs in, och registret är som det var. Säg till den som sköter servern.';
  if (failure.kind === 'out_of_memory')
    return 'Filen är för stor för att läsas på den här datorn. Inget har lästs in. Dela upp uttaget eller ta bort kolumner som inte behövs.';
  return 'Något gick fel i programmet. Inget har lästs in, och registret är som det var. Säg till systemförvaltaren om det händer igen.';
}
