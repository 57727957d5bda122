import { headingWords } from './cell-text.ts';

/** What a heading alone says about its column. */
export type HeadingKind =
  | 'personalNumber'
  | 'birthDate'
  | 'personName'
  | 'address'
  | 'phone'
  | 'email'
  | 'freeText'
  | 'protectedIdentity'
  | 'caseWorker'
  | 'coWorker'
  | 'unit'
  | 'gender'
  | 'key'
  | 'date';

// Patterns on heading words: lower case, no punctuation. The order decides where several fit.
const KINDS: readonly (readonly [HeadingKind, RegExp])[] = [
  [
    'protectedIdentity',
    /skydd\p{L}* (?:person|identitet|id|folkbok)|^skyddad?e?$|sekretessmark|skyddsmark|kvarskriv/u,
  ],
  [
    'personalNumber',
    /personn(?:ummer|r)|person nr|persnr|^pnr$|\bpnr\b|samordningsn|reservn(?:ummer|r)|tf n(?:ummer|r)|^ssn$|person ?id/u,
  ],
  ['birthDate', /^född|födelse|^ålder vid|birth/u],
  ['email', /e ?post|e ?mail|mejl/u],
  ['phone', /telefon|^tel\b|\btel ?nr|mobil(?!ter)|\btfn/u],
  ['address', /adress|^gata|postn(?:ummer|r)|post ?ort|^c o\b|bostadsort|folkbokf/u],
  [
    'coWorker',
    /med ?handläggare|andre ?handläggare|bi ?handläggare|handläggare 2|familjehemssekreterare|kontaktsekreterare/u,
  ],
  ['caseWorker', /handläggare|socialsekreterare|utredare|sekreterare|case ?worker/u],
  [
    'unit',
    /^enhet|^grupp(?:en|namn)?$|^team|^avdelning|^sektion|^område|^organisation|^org ?enhet|enhetsnamn|^resultatenhet/u,
  ],
  [
    'personName',
    /^namn|(?:^| )namn$|(?:för|efter|till|mellan|barn|klient|brukar|person|elev)\p{L}*namn|vårdnadshavare|^förälder|^föräldrar|^mor$|^far$|^mamma|^pappa|god man|förvaltare|^anhörig|kontaktperson|^klient$|^brukare$|^barn$|^barnet$|^person$|^enskild|^sökande$|^familjehem$|^familjehemsföräld|^name$/u,
  ],
  [
    'freeText',
    /anteckning|kommentar|fritext|notering|beskrivning|meddelande|^övrig(?:t|a) (?:text|info)|^orsak ?text|motivering/u,
  ],
  ['gender', /^kön|^juridiskt kön|^gender$|^sex$/u],
  [
    'key',
    /^(?:ärende|akt|dossier|diarie|beslut|insats|utredning|verkställighet|placering|ansök|anmäl|plan|dokument)\p{L}* ?(?:n(?:ummer|r)|id|beteckning|referens|kod)$|^ärende$|^dnr$|^id$|^löp ?n(?:ummer|r)$|^referens$|^ref ?n(?:ummer|r)$/u,
  ],
  [
    'date',
    /datum|\bfrom\b|\btom\b|från och med|till och med|^start|^slut|^senaste|^föregående|upprättad|reviderad|^beviljad$|beslutad|verkställt?|avslutad|inkom|uppföljd|övervägande|omprövning|\bdag$/u,
  ],
];

// Heads of staff are staff; they read like names and stay.
const STAFF =
  /ansvarig|chef|beslutsfattare|beslutande|delegat|samordnare|arbetsledare|teamledare|gruppledare|granskare|registrerad av|skapad av|ändrad av/u;

// Some patterns look from every word to the end of the text: a cell of a whole page in the heading row would take hours.
const LONGEST_HEADING = 300;

/** The first kind the heading's words speak of, or undefined when they say nothing. Reads its first 300 characters. */
export function kindOfHeading(heading: string): HeadingKind | undefined {
  const words = headingWords(heading.slice(0, LONGEST_HEADING));
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Whether the heading speaks of staff, whose names are kept: a case worker never reviews an own case. */
export function isStaffHeading(heading: string): boolean {
  const kind = kindOfHeading(heading);
  return kind === 'caseWorker' || kind === 'coWorker' || STAFF.test(headingWords(heading));
}
