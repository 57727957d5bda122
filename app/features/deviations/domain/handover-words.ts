import type { HANDOVER_DATES, HandedOver, HandoverField } from './handover-layout.ts';

/** What people read for each thing that can fill a column. */
export const handoverFieldWords: Readonly<Record<HandoverField, string>> = {
  number: 'Avvikelsens nummer',
  title: 'Rubrik',
  description: 'Beskrivning',
  caseKey: 'Ärendets nummer',
  unit: 'Enhet',
  type: 'Typ',
  severity: 'Allvarlighet',
  foundOn: 'Upptäckt',
  occurredOn: 'Inträffade',
  responsible: 'Ansvarig',
  dueOn: 'Bedöms eller åtgärdas senast',
  state: 'Läge',
  question: 'Fråga',
  control: 'Kontroll och omgång',
  fixed: 'Samma text på varje rad',
};

/** What people read for each way to write a day. */
export const handoverDateWords: Readonly<Record<(typeof HANDOVER_DATES)[number], string>> = {
  iso: '2026-11-02',
  compact: '20261102',
  slashes: '02/11/2026',
};

/** What people read in the history of a deviation, by kind of event. */
export const handoverEventWords: Readonly<Record<string, string>> = {
  handedOver: 'Lämnades över till ett annat system.',
  handoverTakenBack: 'Överlämnandet togs tillbaka.',
  externalNumberNoted: 'Numret i det andra systemet antecknades.',
};

/** An invented deviation for the preview: nobody's, with everything there is. */
export const inventedDeviation: HandedOver = {
  number: 'AV-2026-123',
  title: 'Genomförandeplan saknas',
  description: 'Ingen plan finns i akten efter beslutet i mars.',
  caseKey: '2026-0417',
  unit: 'Barn och unga 1',
  type: 'Dokumentation',
  severity: 'Betydande',
  foundOn: '2026-11-02',
  occurredOn: '2026-10-30',
  responsible: 'Maria Exempel',
  dueOn: '2026-12-15',
  state: 'Ny',
  question: 'Genomförandeplan finns',
  control: 'Placerade barn, Andra halvåret 2026',
};
