import type { Role, UnitKind } from '#app/shared/domain/vocabulary.ts';

/**
 * The invented municipality: no Swedish municipality is called Ekhamra, and .example leads nowhere (RFC 2606).
 * The case workers are those of the placements register beside this file, where everybody is invented too.
 */
export const DEMO_ORGANISATION_NAME = 'Ekhamra kommun';

/** The same for everybody; printed on screen and in the README. */
export const DEMO_PASSWORD = 'Aktsam-demo-2026';

export type DemoUnitKey = 'administration' | 'children' | 'unit1' | 'unit2' | 'fosterCare' | 'elderly';

/** Every unit after its parent. The names of the two child units are those of the register. */
export const DEMO_UNITS: readonly {
  key: DemoUnitKey;
  parent: DemoUnitKey | null;
  kind: UnitKind;
  name: string;
}[] = [
  { key: 'administration', parent: null, kind: 'administration', name: 'Socialförvaltningen' },
  { key: 'children', parent: 'administration', kind: 'department', name: 'Barn och familj' },
  { key: 'unit1', parent: 'children', kind: 'unit', name: 'Barn och unga 1' },
  { key: 'unit2', parent: 'children', kind: 'unit', name: 'Barn och unga 2' },
  { key: 'fosterCare', parent: 'children', kind: 'unit', name: 'Familjehemsenheten' },
  { key: 'elderly', parent: 'administration', kind: 'department', name: 'Äldre' },
];

export type DemoPerson = {
  /** The part of the e-mail before @. */
  account: string;
  name: string;
  role: Role;
  unit: DemoUnitKey;
  validUntilOn?: string;
  /** Stands with this name in the register: has cases of her own. */
  isCaseWorker?: true;
  /** Shown on the log-in page: one for every role. */
  shows?: string;
};

const caseWorker = (account: string, name: string, unit: DemoUnitKey): DemoPerson => ({
  account,
  name,
  unit,
  role: 'reviewer',
  isCaseWorker: true,
});

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    account: 'avdelningschef',
    name: 'Marianne Svärd',
    role: 'manager',
    unit: 'children',
    shows: 'Chef. Ansvarar för kontrollen, drar urvalet och fastställer omgången.',
  },
  {
    account: 'chef',
    name: 'Lena Strand',
    role: 'manager',
    unit: 'unit1',
    shows: 'Chef för en enhet. Tar hand om enhetens avvikelser.',
  },
  { account: 'chef2', name: 'Per Hallgren', role: 'manager', unit: 'unit2' },
  { account: 'familjehemschef', name: 'Ulrika Falk', role: 'manager', unit: 'fosterCare' },
  { account: 'aldrechef', name: 'Gunilla Brandt', role: 'manager', unit: 'elderly' },
  {
    account: 'granskare',
    name: 'Anna Lindgren',
    role: 'reviewer',
    unit: 'unit1',
    isCaseWorker: true,
    shows: 'Granskare. Granskar kollegors akter, aldrig sina egna ärenden.',
  },
  caseWorker('jonas.ek', 'Jonas Ek', 'unit2'),
  caseWorker('cecilia.oberg', 'Cecilia Öberg', 'unit1'),
  caseWorker('katarina.blom', 'Katarina Blom', 'unit2'),
  caseWorker('bjorn.akesson', 'Björn Åkesson', 'unit1'),
  caseWorker('nina.oconnor', "Nina O'Connor", 'unit2'),
  caseWorker('elin.sandstrom', 'Elin Sandström', 'unit1'),
  caseWorker('henrik.alg', 'Henrik Älg', 'unit2'),
  {
    account: 'kvalitet',
    name: 'Tomas Wik',
    role: 'quality',
    unit: 'administration',
    shows: 'Kvalitetsutvecklare. Ser alla kontroller i förvaltningen.',
  },
  {
    account: 'namnd',
    name: 'Birgitta Norén',
    role: 'reader',
    unit: 'administration',
    shows: 'Läsare, till exempel nämndsekreterare. Läser fastställda resultat.',
  },
  {
    account: 'forvaltare',
    name: 'Eva Norling',
    role: 'administrator',
    unit: 'administration',
    shows: 'Systemförvaltare. Sköter personer, enheter, register och logg.',
  },
  {
    account: 'extern',
    name: 'Sofia Berg',
    role: 'external',
    unit: 'children',
    validUntilOn: '2027-06-30',
    shows: 'Extern granskare. Ser bara de granskningar hon har fått.',
  },
];

export const demoEmail = (account: string) => `${account}@ekhamra.example`;
