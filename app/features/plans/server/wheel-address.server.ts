import { readId, type UnitId } from '#app/shared/domain/ids.ts';

/** The unit and year in the address; null where there is none that can be read. */
export function readWheelAddress(request: Request) {
  const query = new URL(request.url).searchParams;
  const year = query.get('ar') ?? '';
  return {
    unitId: readId<UnitId>(query.get('enhet')),
    year: /^(19|20|21)\d\d$/.test(year) ? Number(year) : null,
  };
}
