/** A moment of the invented plan, as its form has it; `outcome` is what came of its first occasion. */
type DemoMoment = {
  title: string;
  riskNote: string;
  likelihood: string;
  consequence: string;
  method: string;
  timing: 'year' | 'halfYear' | 'fourMonths';
  outcome?: string;
  /** Reported by the rounds of the control of placed children. */
  isOfControl?: true;
  /** Who answers for it: the part of the e-mail before @. */
  by: string;
};

export const DEMO_PLAN: {
  year: number;
  adoptedOn: string;
  adoptedParagraph: string;
  moments: readonly DemoMoment[];
} = {
  year: 2026,
  adoptedOn: '2026-01-27',
  adoptedParagraph: '§ 9',
  moments: [
    {
      title: 'Placerade barns vård',
      riskNote: 'Övervägande eller omprövning görs för sent, och barnets röst saknas.',
      ...{ likelihood: '3', consequence: '4', timing: 'year', isOfControl: true },
      method: 'Egenkontroll av slumpvis dragna akter.',
      by: 'avdelningschef',
    },
    {
      title: 'Delegationsbeslut anmäls till nämnden',
      riskNote: 'Beslut vinner inte laga kraft i tid.',
      ...{ likelihood: '2', consequence: '3', timing: 'halfYear' },
      method: 'Tio beslut jämförs med nämndens protokoll.',
      by: 'kvalitet',
      outcome: 'Alla tio var anmälda.',
    },
    {
      title: 'Behörigheter i verksamhetssystemet',
      riskNote: 'Den som har slutat kan fortfarande läsa akter.',
      ...{ likelihood: '3', consequence: '3', timing: 'year' },
      method: 'Listan över behörigheter jämförs med personallistan.',
      by: 'kvalitet',
      outcome: 'Två behörigheter var kvar och togs bort samma dag.',
    },
    {
      title: 'Kontroll av åtkomstloggen',
      riskNote: 'Akter läses utan att det behövs i arbetet.',
      ...{ likelihood: '2', consequence: '4', timing: 'year' },
      method: 'Stickprov varje månad, sammanställt en gång om året.',
      by: 'kvalitet',
    },
    {
      title: 'Registerutdrag före anställning',
      riskNote: 'Någon anställs utan att registret är kontrollerat.',
      ...{ likelihood: '1', consequence: '4', timing: 'year' },
      method: 'Alla nya anställningar under året.',
      by: 'avdelningschef',
      outcome: 'Utdrag fanns för alla.',
    },
    {
      title: 'Kontanta medel till placerade barn',
      riskNote: 'Pengar redovisas inte.',
      ...{ likelihood: '2', consequence: '2', timing: 'year' },
      method: 'Kvitton jämförs med kassan på varje enhet.',
      by: 'chef',
    },
    {
      title: 'Avtal med familjehem',
      riskNote: 'Uppdraget saknar avtal eller ersättning är fel.',
      ...{ likelihood: '2', consequence: '3', timing: 'year' },
      method: 'Alla pågående uppdrag.',
      by: 'familjehemschef',
    },
    {
      title: 'Skyddade personuppgifter',
      riskNote: 'En adress röjs i ett utskick.',
      ...{ likelihood: '2', consequence: '4', timing: 'year' },
      method: 'Rutinen prövas med ett påhittat ärende på varje enhet.',
      by: 'chef2',
    },
  ],
};

export const DEMO_ACTIONS: readonly {
  title: string;
  intendedEffect: string;
  dueOn: string;
  servesDeviation: boolean;
  followedUp?: { doneAt: string; doneNote: string; followUpOn: string; at: string; note: string };
}[] = [
  {
    title: 'Ny mall för genomförandeplaner',
    intendedEffect: 'Att uppföljningen alltid står i planen.',
    dueOn: '2026-10-30',
    servesDeviation: true,
  },
  {
    title: 'Samtalsstöd för barnsamtal',
    intendedEffect: 'Att fler barn kommer till tals innan omprövningen.',
    dueOn: '2026-12-11',
    servesDeviation: false,
  },
  {
    title: 'Checklista när ett ärende byter handläggare',
    intendedEffect: 'Att inget planerat samtal med ett barn faller bort vid bytet.',
    dueOn: '2026-08-28',
    servesDeviation: false,
    followedUp: {
      doneAt: '2026-08-27T07:30:00.000Z',
      doneNote: 'Checklistan används på alla enheter sedan augusti.',
      followUpOn: '2026-10-15',
      at: '2026-10-15T08:10:00.000Z',
      note: 'Sex byten sedan augusti är genomgångna. Alla planerade samtal är genomförda eller ombokade.',
    },
  },
];

/** What the program cannot count, as the quality developer typed it, by unit. */
export const DEMO_FIGURES = [
  { unit: 'unit1', year: 2026, figure: { kind: 'complaints', count: 6 } },
  { unit: 'unit2', year: 2026, figure: { kind: 'complaints', count: 5 } },
  {
    unit: 'children',
    year: 2026,
    figure: {
      kind: 'benchmark',
      // Of another source than the program's own controls: small numbers of those are hidden for the nämnd.
      label: 'Vårdnadshavare som är nöjda med bemötandet',
      own: '81 %',
      other: '84 %',
      otherName: 'Kommunerna i länet',
      source: 'Länets gemensamma brukarundersökning, våren 2026',
    },
  },
] as const;
