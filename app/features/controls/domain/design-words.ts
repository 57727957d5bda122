import { type SampleDesign, selectionKind } from '#app/features/sampling/domain/design.ts';

/** A design's own words are the sampling's; here stands what they mean to those who plan and read a control. */
export { designInWords, quotaValuesInWords } from '#app/features/sampling/domain/design-words.ts';

/**
 * What a result of the design cannot say, as whole sentences; null where chance has decided. Source: statistics
 * specification §2: an interval is of random draws only, and a census needs none.
 */
export function designCaution(design: SampleDesign): string | null {
  const { kind } = design.allocation;
  if (selectionKind(design) === 'random') return null;
  switch (kind) {
    case 'census':
      return 'Alla granskas. Resultatet gäller hela ramen och får därför inget osäkerhetsintervall.';
    case 'firstInOrder':
      return 'De första i datumordning är inte slumpvis valda. Resultatet får inget osäkerhetsintervall och gäller bara de ärenden som granskas.';
    case 'selfSelected':
      return 'Den som väljer sina egna ärenden kan välja de bästa. Urvalet märks som självvalt, får inget osäkerhetsintervall och gäller bara de ärenden som granskas.';
    default:
      return 'Ärendena väljs för att något har hänt. Urvalet märks som riktat, hålls utanför alla skattningar och får inget osäkerhetsintervall.';
  }
}

/** "12 ärenden saknar datum i Avslutad och kommer sist"; empty when all have one. */
export function undatedInWords({
  column,
  count,
}: {
  readonly column: string;
  readonly count: number;
}): string {
  if (count === 0) return '';
  return `${count === 1 ? '1 ärende' : `${count} ärenden`} saknar datum i ${column} och kommer sist`;
}
