import type { LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import type { LexSarahJudgement, LexSarahState } from './lex-sarah.ts';

/** What people read for each stage, as a choice in a list. */
export const lexSarahStageWords: Readonly<Record<LexSarahStage, string>> = {
  reported: 'Rapporterad',
  assessed: 'Bedömd',
  investigating: 'Utreds',
  notified: 'Utredd, anmälan avgjord',
  remedied: 'Åtgärdad',
  followedUp: 'Uppföljd',
  closed: 'Avslutad',
};

/** What people read for how a matter stands: the decision about IVO is told apart. */
export function lexSarahStageInWords({
  stage,
  isNotified,
}: Pick<LexSarahState, 'stage' | 'isNotified'>): string {
  if (stage !== 'notified') return lexSarahStageWords[stage];
  return isNotified === true ? 'Anmäld till IVO' : 'Utredd, inte anmäld till IVO';
}

/** What people read for each judgement. */
export const lexSarahJudgementWords: Readonly<Record<LexSarahJudgement, string>> = {
  misconduct: 'Missförhållande',
  riskOfMisconduct: 'Påtaglig risk för missförhållande',
  neither: 'Inget av dem',
};

/** What people read for the kön of the one concerned; null where it is not known or several are. */
export const concernedSexWords: Readonly<Record<'female' | 'male', string>> = {
  female: 'Kvinna eller flicka',
  male: 'Man eller pojke',
};

/** "6 av 37 varken utredda eller avslutade." */
export function neitherInvestigatedNorClosed(waiting: number, total: number): string {
  return `${waiting} av ${total} varken utredda eller avslutade.`;
}
