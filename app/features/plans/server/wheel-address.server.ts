import { readId, type UnitId } from '#app/shared/domain/ids.ts';

/** The unit and year in the address, null where there is none that can be read, and whether only her own is asked for. */
export function readWheelAddress(request: Request) {
  const query = new URL(request.url).searchParams;
  const year = query.get('ar') ?? '';
  return {
    unitId: readId<UnitId>(query.get('enhet')),
    isMineOnly: query.get('mina') === '1',
    year: /^(19|20|21)\d\d$/.test(year) ? Number(year) : null,
  };
}
