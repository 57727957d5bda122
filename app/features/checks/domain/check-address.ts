import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';

/** What the page of a check is asked to show. All of it stands in the address, and none of it is a value of a case. */
export type CheckAddress = {
  /** Another day than that of the latest import; null for the import's own. */
  readonly on: CivilDate | null;
  readonly unitId: UnitId | null;
  readonly search: string;
  /** From 1. */
  readonly page: number;
};

/** Reads the address; what cannot be understood is as if it were not there. */
export function readCheckAddress(parameters: URLSearchParams): CheckAddress {
  const number = (name: string) => {
    const text = parameters.get(name) ?? '';
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
  };
  return {
    on: parseCivilDate(parameters.get('dag') ?? '') ?? null,
    unitId: number('enhet') as UnitId | null,
    search: (parameters.get('q') ?? '').trim().slice(0, 200),
    page: number('sida') ?? 1,
  };
}

/** The address as a query string, without what is as it is from the beginning; "" when nothing is left. */
export function writeCheckAddress({ on, unitId, search, page }: CheckAddress): string {
  const parameters = new URLSearchParams();
  if (on !== null) parameters.set('dag', on);
  if (unitId !== null) parameters.set('enhet', String(unitId));
  if (search !== '') parameters.set('q', search);
  if (page > 1) parameters.set('sida', String(page));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
