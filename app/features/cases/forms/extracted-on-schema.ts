import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** What stands in the field for the day of the export, or why it is refused. `today` is the last day it can be. */
export function parseExtractedOn(typed: string, today: CivilDate): Result<CivilDate, string> {
  const day = parseCivilDate(typed.trim());
  if (day === undefined) return err('Skriv dagen då uttaget gjordes, till exempel 2026-10-31.');
  if (day > today) return err('Dagen då uttaget gjordes kan inte vara senare än i dag.');
  return ok(day);
}
