import type { LegalReference, VariedText } from './definition.ts';
import { lawCheckedOn } from './shipped-parts.ts';

const legalGround = 'Lagrum';
const sol = ['SoL', 'Socialtjänstlagen'];
const lvu2 = ['LVU 2 §', '2 § LVU', 'LVU 2'];
const lvu3 = ['LVU 3 §', '3 § LVU', 'LVU 3'];

/** Care under SoL and LVU 2 § is considered, care under LVU 3 § is re-examined: never the same word for both. */
export function byLegalGround(consideration: string, reexamination: string, unknown: string): VariedText {
  return {
    text: unknown,
    byColumn: {
      column: legalGround,
      texts: [
        { values: [...sol, ...lvu2], text: consideration },
        { values: lvu3, text: reexamination },
      ],
    },
  };
}

/** Only care under LVU: where the duty stands in the new social services act is left to the municipality's jurist. */
export const lvu13: LegalReference = {
  byColumn: {
    column: legalGround,
    texts: [
      { values: lvu2, text: '13 § LVU, övervägande minst var sjätte månad' },
      { values: lvu3, text: '13 § LVU, omprövning inom sex månader' },
    ],
  },
  checkedOn: lawCheckedOn,
};

/** Only care under LVU, whichever the ground. */
export const lvu13a: LegalReference = {
  byColumn: {
    column: legalGround,
    texts: [{ values: [...lvu2, ...lvu3], text: '13 a § LVU, uppföljning genom besök och enskilda samtal' }],
  },
  checkedOn: lawCheckedOn,
};
