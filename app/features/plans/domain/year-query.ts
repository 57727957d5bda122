/** What follows the path of a page or file of the year: which unit, and which version. */
export function yearQuery(of: {
  readonly unitId: number;
  readonly version: 'internal' | 'deidentified';
}): string {
  return `?enhet=${of.unitId}&version=${of.version === 'internal' ? 'intern' : 'avidentifierad'}`;
}
