import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ReportPart } from '#app/shared/domain/vocabulary.ts';

/** What was found in the invented files, by the review's place in the order they are shared out (from 0). */
export type DemoFinding = {
  question: string;
  option: 'no' | 'documentMissing' | 'notApplicable';
  reason: string;
};

export type DemoRound = {
  name: string;
  registerFile: string;
  importedAt: string;
  startedAt: string;
  referenceOn: string;
  dueOn: string;
  seed: string;
  /** When the first file is opened; the others follow some hours apart. */
  reviewedFrom: string;
  /** How many reviews are handed in; the one after that is begun. */
  handedInCount: number;
  findings: Readonly<Record<number, readonly DemoFinding[]>>;
  /** What is written before it is finalised. */
  texts?: Readonly<Record<ReportPart, string>>;
};

const notHeard = (reason: string): DemoFinding => ({ question: 'barnet-till-tals', option: 'no', reason });

export const SPRING_ROUND: DemoRound = {
  name: 'Första halvåret 2026',
  registerFile: 'placeringar-2026-04-30.csv',
  importedAt: '2026-05-04T07:12:00.000Z',
  startedAt: '2026-05-05T08:03:00.000Z',
  referenceOn: '2026-04-30',
  dueOn: '2026-06-12',
  seed: '2026-H1-204518',
  reviewedFrom: '2026-05-18T06:30:00.000Z',
  handedInCount: 10,
  findings: {
    0: [notHeard('Samtal med barnet är planerat men inte genomfört.')],
    2: [
      {
        question: 'vardplan-aktuell',
        option: 'no',
        reason: 'Planen beskriver det förra familjehemmet.',
      },
    ],
    3: [
      {
        question: 'genomforandeplan-aktuell',
        option: 'documentMissing',
        reason: 'Det finns bara ett utkast, ingen färdig plan.',
      },
    ],
    5: [
      notHeard('Bara familjehemmets bild av barnets inställning finns.'),
      {
        question: 'vardplan-synpunkter',
        option: 'no',
        reason: 'Vårdnadshavarens syn framgår, men inte barnets.',
      },
    ],
    6: [
      {
        question: 'barnet-till-tals',
        option: 'notApplicable',
        reason: 'Barnet är sju månader. Det står i akten hur samspelet har observerats.',
      },
    ],
    8: [
      {
        question: 'genomforandeplan-uppfoljning',
        option: 'no',
        reason: 'Det står när, men inte hur.',
      },
    ],
  },
  texts: {
    purpose:
      'Att se om placerade barn har aktuella planer, om de har kommit till tals och om vården har övervägts eller omprövats i tid.',
    result:
      'Alla granskade överväganden och omprövningar är gjorda i tid. Bristerna finns i planerna och i hur barnets egen röst är dokumenterad.',
    analysis:
      'Flera av bristerna hänger ihop med att ärendet har bytt handläggare. Då har samtalet med barnet skjutits upp, och planen har inte skrivits om efter flytten.',
    improvement:
      'Inför en checklista för byte av handläggare. Lägg in påminnelser om planernas uppföljning i verksamhetssystemet.',
  },
};

/** Draws the sample of the published test vector "placements: ten, at least one institution". */
export const AUTUMN_ROUND: DemoRound = {
  name: 'Andra halvåret 2026',
  registerFile: 'placeringar-2026-10-31.csv',
  importedAt: '2026-11-02T07:40:00.000Z',
  startedAt: '2026-11-03T08:15:00.000Z',
  referenceOn: '2026-10-31',
  dueOn: '2026-12-04',
  seed: '2026-H2-530177',
  reviewedFrom: '2026-11-09T07:20:00.000Z',
  handedInCount: 4,
  findings: {
    1: [notHeard('Senaste samtalet med barnet är från 2025.')],
    3: [{ question: 'vardplan-aktuell', option: 'documentMissing', reason: 'Ingen vårdplan i akten.' }],
  },
};

/** Where in the file the reviewer found it; one after the other. */
export const DEMO_COMMENTS = [
  'Journalanteckning från hembesöket i våras.',
  'Flik 4, undertecknad.',
  'Beslutsunderlaget till utskottet.',
  'Enskilt samtal, journalfört samma vecka.',
  '',
] as const;

/** What the managers did with the deviations of the spring round, in the order of their numbers. */
export const DEMO_HANDLING: readonly {
  assess: string;
  act?: string;
  close?: string;
  /** The name of one of the types that the program comes with. */
  type: string;
}[] = [
  {
    assess: 'Bristen beror på ett byte av handläggare. Ingen skada för barnet.',
    act: 'Handläggaren har bokat tid. Rutinen för överlämning ses över.',
    close: 'Genomfört och dokumenterat. Gicks igenom på enhetsmötet.',
    type: 'Brukarrelaterad',
  },
  {
    assess: 'Planen görs om tillsammans med familjehemmet.',
    act: 'Ny plan är påbörjad.',
    close: 'Ny plan undertecknad av alla.',
    type: 'Dokumentation',
  },
  {
    assess: 'Allvarligt om det upprepas. Följs upp på avdelningens ledningsmöte.',
    act: 'Påminnelse läggs in i verksamhetssystemet för alla ärenden på enheten.',
    type: 'Dokumentation',
  },
  { assess: 'Behöver utredas vidare. Handläggaren är tjänstledig till hösten.', type: 'Samverkan' },
];

/** What came of the one that a manager reported as lex Sarah: it is still being investigated. */
export const DEMO_LEX_SARAH = {
  report:
    'Planen gällde ett hem som barnet hade lämnat. Ingen visste vad som var bestämt om skola och umgänge.',
  judge: 'Barnet for inte illa den här gången, men kunde ha gjort det.',
  investigate: 'Vi går igenom hur planer följer med när ett barn flyttar.',
} as const;

/** Decisions of the unit for older people, drawn for each case worker with a seed that two people made. */
export const DECISIONS_ROUND = {
  name: 'Januari till oktober 2026',
  registerFile: 'bistandsbeslut-2026-10-31.csv',
  importedAt: '2026-11-16T09:20:00.000Z',
  startedAt: '2026-11-16T09:30:00.000Z',
  referenceOn: '2026-10-31' as CivilDate,
  dueOn: '2026-12-18' as CivilDate,
  /** What the two said. */
  parts: ['4711', 'Rödhake'],
} as const;
