import type { LegalReference } from './definition.ts';
import { lawCheckedOn } from './shipped-parts.ts';

/** The duties of förvaltningslagen that the shipped checklists lean on, each in a few words. */
export const communication: LegalReference = {
  text: '25 § förvaltningslagen, att få ta del av underlaget före beslutet',
  checkedOn: lawCheckedOn,
};
export const decisionDocument: LegalReference = {
  text: '31 § förvaltningslagen, vad som ska framgå av ett skriftligt beslut',
  checkedOn: lawCheckedOn,
};
export const statedReasons: LegalReference = {
  text: '32 § förvaltningslagen, skälen för beslutet',
  checkedOn: lawCheckedOn,
};
export const notice: LegalReference = {
  text: '33 § förvaltningslagen, underrättelse om beslutet',
  checkedOn: lawCheckedOn,
};
export const noticeOfAppeal: LegalReference = {
  text: '33 § förvaltningslagen, underrättelse om hur beslutet överklagas',
  checkedOn: lawCheckedOn,
};
