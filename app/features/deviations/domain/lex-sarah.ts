import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { LEX_SARAH_STAGES, type LexSarahStage } from '#app/shared/domain/vocabulary.ts';

/** A missförhållande, a palpable risk of one, or neither. */
export const LEX_SARAH_JUDGEMENTS = ['misconduct', 'riskOfMisconduct', 'neither'] as const;
export type LexSarahJudgement = (typeof LEX_SARAH_JUDGEMENTS)[number];

/** What a person does with a matter that has been reported; the order is that of the buttons. */
export const LEX_SARAH_STEPS = [
  'judge',
  'investigate',
  'notify',
  'doNotNotify',
  'remedy',
  'followUp',
  'close',
  'reopen',
] as const;
export type LexSarahStep = (typeof LEX_SARAH_STEPS)[number];

export type LexSarahState = {
  readonly stage: LexSarahStage;
  /** Null before it was judged. */
  readonly judgement: LexSarahJudgement | null;
  /** Whether IVO was notified; null before that was decided. */
  readonly isNotified: boolean | null;
};

const onward: Readonly<Record<LexSarahStage, Partial<Record<LexSarahStep, LexSarahStage>>>> = {
  reported: { judge: 'assessed' },
  assessed: { judge: 'assessed', investigate: 'investigating' },
  investigating: { judge: 'investigating', notify: 'notified', doNotNotify: 'notified' },
  notified: { judge: 'notified', notify: 'notified', remedy: 'remedied' },
  remedied: { judge: 'remedied', notify: 'remedied', followUp: 'followedUp' },
  followedUp: { judge: 'followedUp', notify: 'followedUp', close: 'closed' },
  // Everything is judged anew; what IVO was told stays told.
  closed: { reopen: 'reported' },
};

/**
 * The state after the step (domain.md §4.6); an error when it is not possible. The server and the buttons both ask this.
 * What is neither a missförhållande nor a risk of one, and was not notified, has nothing left but to be judged again or
 * closed. A matter that was not notified can be notified later, as long as it is open.
 */
export function afterLexSarahStep(
  state: LexSarahState,
  step: LexSarahStep,
  judgement?: LexSarahJudgement,
): Result<LexSarahState, 'notPossible'> {
  const next = nextStage(state, step);
  if (next === undefined) return err('notPossible');
  if (step === 'judge') {
    return judgement === undefined ? err('notPossible') : ok({ ...state, stage: next, judgement });
  }
  if (step === 'notify' || step === 'doNotNotify') {
    return ok({ ...state, stage: next, isNotified: step === 'notify' });
  }
  return ok({ ...state, stage: next, judgement: step === 'reopen' ? null : state.judgement });
}

function nextStage({ stage, judgement, isNotified }: LexSarahState, step: LexSarahStep) {
  if (stage !== 'closed' && judgement === 'neither' && isNotified !== true) {
    return step === 'close' ? 'closed' : step === 'judge' ? onward[stage].judge : undefined;
  }
  // Opened again after IVO was notified: that it was stays, with what is told this time.
  if (step === 'doNotNotify' && isNotified === true) return undefined;
  if (step === 'notify' && isNotified === true && stage !== 'investigating') return undefined;
  return onward[stage][step];
}

/** What can be done in this state, in the order of the buttons. */
export function possibleLexSarahSteps(state: LexSarahState): LexSarahStep[] {
  return LEX_SARAH_STEPS.filter((step) => afterLexSarahStep(state, step, 'misconduct').ok);
}

/** Events in the history of a deviation that tell of its lex Sarah matter, by the step that made them. */
export const lexSarahEventKinds = {
  report: 'lexSarahReported',
  /** A critical answer that a manager found to be nothing to report. No matter is made of it. */
  decline: 'lexSarahDeclined',
  judge: 'lexSarahJudged',
  investigate: 'lexSarahInvestigated',
  notify: 'lexSarahNotified',
  doNotNotify: 'lexSarahNotNotified',
  remedy: 'lexSarahRemedied',
  followUp: 'lexSarahFollowedUp',
  close: 'lexSarahClosed',
  reopen: 'lexSarahReopened',
} as const satisfies Record<LexSarahStep | 'report' | 'decline', string>;

/** Told where the last step was sent again with another kön and nothing else: the figures of a year are divided by it. */
export const LEX_SARAH_SEX_CORRECTED = 'lexSarahSexCorrected';

type Told = { readonly kind: string; readonly at: string };

const stageToldBy: Readonly<Record<string, LexSarahStage>> = {
  [lexSarahEventKinds.report]: 'reported',
  [lexSarahEventKinds.investigate]: 'investigating',
  [lexSarahEventKinds.remedy]: 'remedied',
  [lexSarahEventKinds.followUp]: 'followedUp',
  [lexSarahEventKinds.close]: 'closed',
  [lexSarahEventKinds.reopen]: 'reported',
};

/**
 * How a matter stood at the end of a day in Sweden, told by its history alone, oldest event first; undefined where it was
 * not reported by then. So a year's figures stay as they were whatever happens afterwards.
 */
export function lexSarahAtEndOf(
  events: readonly Told[],
  day: string,
): Pick<LexSarahState, 'stage' | 'isNotified'> | undefined {
  let stage: LexSarahStage | undefined;
  let isNotified: boolean | null = null;
  for (const { kind, at } of events) {
    if (civilDateInSweden(at) > day) break;
    if (kind === lexSarahEventKinds.judge && stage === 'reported') stage = 'assessed';
    if (kind === lexSarahEventKinds.notify || kind === lexSarahEventKinds.doNotNotify) {
      isNotified = kind === lexSarahEventKinds.notify;
      if (stage === 'investigating') stage = 'notified';
    }
    stage = stageToldBy[kind] ?? stage;
  }
  return stage === undefined ? undefined : { stage, isNotified };
}

/** Whether the investigation is over; one that was closed without any counts as well. */
export function isInvestigatedOrClosed(stage: LexSarahStage): boolean {
  return LEX_SARAH_STAGES.indexOf(stage) >= LEX_SARAH_STAGES.indexOf('notified');
}

/** The name of a field in the form of one step: several stand on the same page. */
export function lexSarahField(form: string, name: string): string {
  return form === '' ? name : `${form}-${name}`;
}
