import type { ReplacementReason } from '#app/features/controls/domain/replacement-reason.ts';
import { REPLACEMENT_REASON_LABELS } from '#app/features/controls/domain/replacement-words.ts';
import type { ControlKind, Rhythm, RoundState } from '#app/shared/domain/vocabulary.ts';
import type { StatusTone } from '#app/shared/ui/status.tsx';

export const KIND_WORDS: Readonly<Record<ControlKind, string>> = {
  selfControl: 'Egenkontroll',
  peerReview: 'Kollegial granskning',
  internalControl: 'Internkontroll',
  serviceFollowUp: 'Verksamhetsuppföljning',
};

export const RHYTHM_WORDS: Readonly<Record<Rhythm, string>> = {
  halfYear: 'Varje halvår',
  fourMonths: 'Varje tertial',
  quarter: 'Varje kvartal',
  month: 'Varje månad',
  year: 'Varje år',
  onDemand: 'Vid behov',
};

export const ROUND_STATE_WORDS: Readonly<Record<RoundState, { label: string; tone: StatusTone }>> = {
  planned: { label: 'Planerad', tone: 'neutral' },
  frozen: { label: 'Urvalsramen fryst', tone: 'info' },
  drawn: { label: 'Urvalet draget', tone: 'info' },
  reviewing: { label: 'Granskning pågår', tone: 'info' },
  finalised: { label: 'Fastställd', tone: 'good' },
};

type RoundStanding = {
  readonly state: RoundState;
  readonly isAborted: boolean;
  /** How the group answered a vignette may be seen: nothing more is awaited. */
  readonly areAnswersOpen: boolean;
};

/** Where a round stands; one that was given up says so whatever its state was. */
export function roundStatus({ state, isAborted, areAnswersOpen }: RoundStanding) {
  if (isAborted) return { label: 'Avbruten', tone: 'neutral' } as const;
  if (areAnswersOpen && state === 'reviewing') return { label: 'Svaren är öppnade', tone: 'good' } as const;
  return ROUND_STATE_WORDS[state];
}

export const REPLACEMENT_REASON_WORDS: Readonly<Record<ReplacementReason, { label: string; hint: string }>> =
  {
    wrongUnit: {
      label: REPLACEMENT_REASON_LABELS.wrongUnit,
      hint: 'Registret hade fel enhet på referensdatumet.',
    },
    notInPopulation: {
      label: REPLACEMENT_REASON_LABELS.notInPopulation,
      hint: 'Till exempel en insats som inte är en placering.',
    },
    closedBeforePeriod: {
      label: REPLACEMENT_REASON_LABELS.closedBeforePeriod,
      hint: 'Ärendet var avslutat innan perioden började men stod kvar i registret.',
    },
    personLeftFrame: {
      label: REPLACEMENT_REASON_LABELS.personLeftFrame,
      hint: 'Till exempel för att personen har avlidit eller flyttat till en annan kommun.',
    },
  };

const EVENT_WORDS: Readonly<Record<string, string>> = {
  started: 'Omgången startades',
  controlChanged: 'Villkor, urval eller granskningssätt ändrades i kontrollen',
  edited: 'Namn eller datum ändrades',
  procedureChanged: 'Hur det granskas ändrades',
  aborted: 'Omgången avbröts',
  frozen: 'Urvalsramen frystes',
  drawn: 'Urvalet drogs',
  redrawn: 'Urvalet drogs om',
  extended: 'Urvalet utökades',
  drawRefused: 'Ett frö provades som kontrollens urval inte gick att dra med',
  seedAgreed: 'Två personer utsågs att ge varsin del av fröet',
  seedPartGiven: 'En del av fröet lämnades',
  seedGivenUp: 'Fröet i två delar gavs upp',
  choiceClosed: 'Valet av ärenden avslutades',
  replaced: 'Ett ärende ersattes',
  reviewersAdded: 'Granskare lades till',
  assignReviews: 'Granskningarna fördelades',
  spreadOpened: 'Svarandet avslutades och svaren öppnades för gruppen',
  allAnswered: 'Alla har svarat, svaren visas för gruppen',
  spreadClosed: 'Svarandet öppnades igen',
  spreadSeen: 'Någon som hade svarat såg hur gruppen svarade, för första gången',
  namesShown: 'Vem som svarade vad visades för gruppen',
  namesHidden: 'Vem som svarade vad doldes igen',
  finalised: 'Omgången fastställdes',
  reopened: 'Omgången öppnades igen',
};

/** What happened, as a short sentence; undefined for an event that has no words. */
export function roundEventWords(kind: string): string | undefined {
  return EVENT_WORDS[kind];
}
