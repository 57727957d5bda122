import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { filterInWords } from './filter-words.ts';
import { type FrameFilter, groupsOf } from './frame-filter.ts';

const inSwedish = new Intl.NumberFormat('sv-SE');

/** A round that goes deeper into the hits of another (två steg: screena alla, fördjupa träffarna). */
export type Deepening = {
  /** The round that was screened. */
  readonly roundId: RoundId;
  readonly roundName: string;
  readonly controlName: string;
  readonly hitCount: number;
  readonly screenedCount: number;
  /** What counted as a hit, such as "någon brist". */
  readonly ruleInWords: string;
};

/** A round that goes deeper into the hits of this one. */
export type DeepenedIn = Pick<Deepening, 'roundId' | 'roundName' | 'hitCount' | 'screenedCount'>;

/** What of the deepening a stored rule must hold for these words; the rest of its shape is owned by features/results. */
export type StoredHitRule = { readonly inWords: string };

/** "Fördjupar 12 träffar av 40 screenade i Städning och promenader, Våren 2026. Träff: någon brist." */
export function deepeningInWords(deepening: Deepening): string {
  const { controlName, roundName, ruleInWords } = deepening;
  return `Fördjupar ${hitsOf(deepening)} i ${controlName}, ${roundName}. Träff: ${ruleInWords}.`;
}

/** "12 träffar av 40 screenade" */
export function hitsOf({ hitCount, screenedCount }: Pick<Deepening, 'hitCount' | 'screenedCount'>): string {
  return `${inSwedish.format(hitCount)} ${hitCount === 1 ? 'träff' : 'träffar'} av ${inSwedish.format(screenedCount)} screenade`;
}

/**
 * What the frame was taken from, in the words that are frozen with it. Without numbers: the words stand in the
 * de-identified result too, and how many were hits is a figure of the other round.
 */
function hitsAsFrame(deepening: Deepening, filterInWords: string | null): string {
  const { controlName, roundName, ruleInWords } = deepening;
  const hits = `träffarna i ${controlName}, ${roundName} (träff: ${ruleInWords})`;
  return filterInWords === null ? hits : `${hits}, ${filterInWords}`;
}

/** What a frame is, or will be, taken from, in words: what meets the filter, of the hits where the round deepens some. */
export function framedInWords(
  deepening: Deepening | null | undefined,
  filter: FrameFilter,
  referenceOn: CivilDate | undefined,
): string {
  if (!deepening) return filterInWords(filter, referenceOn);
  const hasConditions = groupsOf(filter).length > 0;
  return hitsAsFrame(deepening, hasConditions ? filterInWords(filter, referenceOn) : null);
}

/** The control in which the hits of another control's rounds are deepened says so by its template key. */
export function deepeningKey(controlId: number): string {
  return `fordjupning-${controlId}`;
}

/** Whether a control's rounds begin from the hits of another's, and never by themselves. */
export function isDeepeningControl(control: { readonly templateKey: string | null }): boolean {
  return /^fordjupning-\d+$/.test(control.templateKey ?? '');
}
