import { quotaValuesInWords } from '#app/features/controls/domain/design-words.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { Shortfall } from '#app/features/sampling/domain/draw.ts';
import type { SeedOrigin, SelectionReason } from '#app/shared/domain/vocabulary.ts';

/** Where a seed came from, in the words that every page and file uses. The frame is always frozen before there is one. */
export const SEED_ORIGIN_WORDS: Readonly<Record<SeedOrigin, string>> = {
  generated: 'skapat av programmet i samma stund som urvalet drogs',
  entered: 'inskrivet efter att ramen frystes, av den som drog',
  dice: 'slaget med tärningar efter att ramen frystes, inskrivet av den som drog',
  twoParts: 'satt ihop av två namngivna personers delar, utan att någon såg den andras',
  locked: 'låst för året innan urvalsramen frystes',
};

/** The same where it begins a line or a cell. */
export function seedOriginInWords(origin: SeedOrigin): string {
  const words = SEED_ORIGIN_WORDS[origin];
  return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);
}

/** Why a case is in the sample, as a table cell; `reserve` took the place of another. */
export const SELECTION_REASON_WORDS: Readonly<Record<SelectionReason | 'reserve', string>> = {
  random: 'Slump',
  quota: 'Minst-krav',
  all: 'Alla granskas',
  order: 'Datumordning',
  chosen: 'Utvalt',
  reserve: 'Ersättning',
};

/** Where a part of a seed was given, when it was not in the giver's own log-in; follows the time. Empty otherwise. */
export function onComputerInWords(onComputerOf: string | null): string {
  return onComputerOf === null ? '' : `, med eget lösenord på datorn där ${onComputerOf} var inloggad`;
}

/** What an entered seed means for whoever reads the result. */
export const ENTERED_SEED_WARNING =
  'Den som skriver in ett frö kan först ha räknat ut vilka ärenden olika frön ger. Det syns inte här.';

/** Whether whoever drew typed what the seed was made of: nobody can see that it was not tried out first. */
export function isTypedByDrawer(origin: SeedOrigin): boolean {
  return origin === 'entered' || origin === 'dice';
}

/** A shortfall of a draw as a Swedish sentence. `design` gives the quotas their words. */
export function shortfallInWords(shortfall: Shortfall, design: SampleDesign): string {
  const { wanted, available } = shortfall;
  const group = shortfall.stratum === '' ? '' : ` i gruppen ${shortfall.stratum}`;
  if (shortfall.kind === 'groupTooSmall') {
    return `Urvalet skulle vara ${wanted}${group}, men det finns bara ${available}. Alla är med.`;
  }
  if (shortfall.kind === 'choseFewer') {
    return `${wanted} skulle väljas${group}, men ${available === 0 ? 'inget' : `bara ${available}`} valdes.`;
  }
  const quota = design.quotas[shortfall.quota];
  const values = quota ? ` där ${quotaValuesInWords(quota)}` : '';
  const has = available === 0 ? 'inget sådant finns' : `det finns bara ${available}`;
  return `Minst ${wanted}${values} skulle vara med, men ${has}${group}.`;
}

/**
 * The same for readers outside the unit: without the group's name and the values of a minst-krav, which may be people's
 * names, and without how few there were.
 */
export function shortfallForReaders(shortfall: Shortfall, design: SampleDesign): string {
  const { wanted } = shortfall;
  const group = shortfall.stratum === '' ? '' : ' i en av grupperna';
  if (shortfall.kind === 'groupTooSmall') {
    return `Urvalet skulle vara ${wanted}${group}, men så många fanns inte. Alla är med.`;
  }
  if (shortfall.kind === 'choseFewer') return `${wanted} skulle väljas${group}, men färre valdes.`;
  const quota = design.quotas[shortfall.quota];
  const values = quota
    ? ` med ${quota.values.length === 1 ? 'ett visst värde' : 'vissa värden'} i ${quota.attribute}`
    : '';
  return `Minst ${wanted}${values} skulle vara med, men så många fanns inte${group}.`;
}
