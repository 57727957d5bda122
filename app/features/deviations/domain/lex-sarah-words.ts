import type { LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import {
  LEX_SARAH_SEX_CORRECTED,
  type LexSarahJudgement,
  type LexSarahState,
  type LexSarahStep,
  lexSarahEventKinds,
} from './lex-sarah.ts';

/** What people read for each stage, as a choice in a list. */
export const lexSarahStageWords: Readonly<Record<LexSarahStage, string>> = {
  reported: 'Rapporterad',
  assessed: 'Bedömd',
  investigating: 'Utreds',
  notified: 'Utredd, beslut om IVO taget',
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

/** What people read in the history of a deviation, by kind of event. */
export const lexSarahEventWords: Readonly<Record<string, string>> = {
  [lexSarahEventKinds.report]: 'Rapporterades enligt lex Sarah.',
  [lexSarahEventKinds.decline]: 'Det kritiska svaret bedömdes. Det rapporteras inte enligt lex Sarah.',
  [lexSarahEventKinds.judge]: 'Bedömdes enligt lex Sarah.',
  [lexSarahEventKinds.investigate]: 'Utredningen enligt lex Sarah började.',
  [lexSarahEventKinds.notify]: 'Anmäldes till IVO enligt lex Sarah.',
  [lexSarahEventKinds.doNotNotify]: 'Utreddes enligt lex Sarah och anmäls inte till IVO.',
  [lexSarahEventKinds.remedy]: 'Missförhållandet åtgärdades.',
  [lexSarahEventKinds.followUp]: 'Åtgärderna enligt lex Sarah följdes upp.',
  [lexSarahEventKinds.close]: 'Lex Sarah-ärendet avslutades.',
  [lexSarahEventKinds.reopen]: 'Lex Sarah-ärendet öppnades igen.',
  [LEX_SARAH_SEX_CORRECTED]: 'Kön rättades i lex Sarah-ärendet.',
};

/** What the button of each step says. */
export const lexSarahStepWords: Readonly<Record<LexSarahStep, string>> = {
  judge: 'Spara bedömningen',
  investigate: 'Börja utreda',
  notify: 'Anmäld till IVO',
  doNotNotify: 'Anmäls inte till IVO',
  remedy: 'Åtgärderna är genomförda',
  followUp: 'Uppföljningen är gjord',
  close: 'Avsluta ärendet',
  reopen: 'Öppna ärendet igen',
};
