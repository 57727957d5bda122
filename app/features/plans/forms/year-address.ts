import { readId, type UnitId } from '#app/shared/domain/ids.ts';
import { readYear } from '../domain/year-span.ts';

const versions = { intern: 'internal', avidentifierad: 'deidentified' } as const;

/** Which year, unit, version and page an address asks for; undefined when its year is none. */
export function readYearAddress(yearParam: string | undefined, search: URLSearchParams) {
  const year = readYear(yearParam);
  const version = search.get('version');
  const page = search.get('sida') ?? '';
  return (
    year && {
      year,
      unitId: readId<UnitId>(search.get('enhet')),
      version: version === 'intern' || version === 'avidentifierad' ? versions[version] : null,
      page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
    }
  );
}
