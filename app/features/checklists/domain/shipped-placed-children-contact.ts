import type { Question, Section } from './definition.ts';
import { byLegalGround, lvu13, lvu13a } from './shipped-legal-ground.ts';
import { inFile, yesNo, yesNoAll, yesNoMissing, yesNoNotApplicable } from './shipped-parts.ts';

const countedFrom: Question = {
  key: 'raknas-fran',
  kind: 'date',
  shortName: 'Överväganden räknas från',
  wording: { text: 'Från vilken dag räknar du övervägandena eller omprövningarna?' },
  options: [],
  help:
    'Frågan gäller alla placeringar. Skriv placeringens första dag. Är placeringen äldre än två år skriver du ' +
    'dagen två år före referensdatumet. Vad som hände dessförinnan räknas inte.',
  factColumns: ['Lagrum', 'Placeringsform', 'Placering fr.o.m.'],
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const consideredOn: Question = {
  key: 'tillfalle-datum',
  kind: 'date',
  shortName: 'Övervägt eller omprövat',
  wording: byLegalGround(
    'Vilken dag övervägdes vården?',
    'Vilken dag omprövades vården?',
    'Vilken dag övervägdes eller omprövades vården?',
  ),
  options: [],
  help: 'Frågan ställs för varje tillfälle. Skriv dagen då nämnden eller dess utskott tog upp frågan.',
  factColumns: ['Föregående övervägande', 'Senaste övervägande'],
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const considerationReasoned: Question = {
  key: 'tillfalle-motiverat',
  kind: 'yesNo',
  shortName: 'Skälen för fortsatt vård framgår',
  wording: { text: 'Framgår det varför vården ska fortsätta eller upphöra?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan ställs för varje tillfälle. Ja när det går att läsa vad som talar för och emot att vården fortsätter ' +
    'just nu. Nej när texten bara upprepar förra tillfället. Handling saknas när underlaget inte finns i akten. ' +
    'Frågan ger ingen egen avvikelse.',
  evidence: inFile,
  isCritical: false,
};

/** The occasions themselves; what is between them is asked afterwards. */
export const considerations: Section = {
  key: 'tillfallen',
  title: 'Överväganden och omprövningar',
  intro:
    'Lägg in de tillfällen då vården har övervägts eller omprövats, högst två år bakåt från referensdatumet. Har ' +
    'det inte skett någon gång väljer du att det inte finns några.',
  repeats: { itemName: 'tillfälle', itemsName: 'tillfällen', atLeast: 0, atMost: 12 },
  questions: [consideredOn, considerationReasoned],
};

const longestGap: Question = {
  key: 'langsta-mellanrum',
  kind: 'yesNo',
  shortName: 'Högst sex månader mellan tillfällena',
  wording: byLegalGround(
    'Har vården övervägts minst var sjätte månad hela tiden?',
    'Har vården omprövats inom sex månader varje gång?',
    'Har vården övervägts eller omprövats minst var sjätte månad hela tiden?',
  ),
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla placeringar. Förslaget räknar kalendermånader mellan datumen du har lagt in, från den dag ' +
    'du räknar från och fram till referensdatumet. Ett enda längre mellanrum ger nej. Ej tillämpligt bara när ' +
    'vården inte ska övervägas eller omprövas; skriv varför.',
  legalReference: lvu13,
  isCritical: true,
  suggestion: {
    kind: 'longestGap',
    start: { question: 'raknas-fran' },
    occasions: [{ question: 'tillfalle-datum' }],
    isWholeSeries: true,
    limit: { count: 6, unit: 'months' },
  },
  deviation: {
    on: ['no'],
    title: byLegalGround(
      'Mer än sex månader mellan två överväganden',
      'Mer än sex månader mellan två omprövningar',
      'Mer än sex månader mellan överväganden eller omprövningar',
    ),
    severity: 'serious',
    daysToDue: 14,
  },
};

const isPrivate: Question = {
  key: 'besok-enskilt',
  kind: 'yesNo',
  shortName: 'Enskilt samtal vid besöket',
  wording: { text: 'Talade socialsekreteraren enskilt med barnet vid besöket?' },
  goodAnswer: 'neither',
  options: yesNo,
  help:
    'Frågan ställs för varje besök. Ja när barnet och socialsekreteraren talades vid utan familjehemmet, ' +
    'personalen eller föräldrarna. För ett litet barn räknas också att socialsekreteraren var ensam med barnet en ' +
    'stund. Svaret räknas inte för sig, utan används i frågorna om hur ofta.',
  legalReference: lvu13a,
  evidence: inFile,
  isCritical: false,
};

const visitDate = (
  key: string,
  shortName: string,
  text: string,
  answer: 'yes' | 'no',
  help: string,
): Question => ({
  key,
  kind: 'date',
  shortName,
  wording: { text },
  options: [],
  help,
  visibleWhen: [{ kind: 'answer', question: 'besok-enskilt', isOneOf: [answer] }],
  isCritical: false,
  isAfterReferenceAllowed: false,
});

export const visits: Section = {
  key: 'besok',
  title: 'Besök hos barnet',
  intro:
    'Lägg in de besök som socialtjänsten har gjort hos barnet under de senaste tolv månaderna. Räkna besök där ' +
    'barnet var med, av barnets socialsekreterare eller den som ersatte. Möten på socialkontoret och ' +
    'telefonsamtal räknas inte.',
  repeats: { itemName: 'besök', itemsName: 'besök', atLeast: 0, atMost: 30 },
  questions: [
    isPrivate,
    visitDate(
      'samtal-datum',
      'Besök med enskilt samtal',
      'Vilken dag var besöket med det enskilda samtalet?',
      'yes',
      'Frågan visas när socialsekreteraren talade enskilt med barnet.',
    ),
    visitDate(
      'besok-datum',
      'Besök utan enskilt samtal',
      'Vilken dag var besöket utan enskilt samtal?',
      'no',
      'Frågan visas när socialsekreteraren inte talade enskilt med barnet.',
    ),
  ],
};

const visitsFrom: Question = {
  key: 'besok-raknas-fran',
  kind: 'date',
  shortName: 'Besöken räknas från',
  wording: { text: 'Från vilken dag räknar du besöken?' },
  options: [],
  help:
    'Frågan gäller alla placeringar. Skriv dagen ett år före referensdatumet, eller placeringens första dag om ' +
    'placeringen är yngre än så. Då syns det också om det dröjde innan någon träffade barnet första gången.',
  factColumns: ['Placering fr.o.m.'],
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const visitGap: Question = {
  key: 'besok-mellanrum',
  kind: 'yesNo',
  shortName: 'Högst tre månader mellan besöken',
  wording: { text: 'Har det gått högst tre månader mellan besöken hos barnet?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla placeringar. Förslaget räknar från den dag du räknar från, mellan besöken du har lagt in ' +
    'och från det senaste till referensdatumet. Tre månader är en lokal gräns; behöver barnet tätare besök ' +
    'skriver du det i kommentaren. Ej tillämpligt när placeringen är yngre än tre månader eller när akten visar ' +
    'varför glesare besök är bättre för barnet; skriv vilket.',
  legalReference: lvu13a,
  comment: { label: 'Hur ofta behöver barnet besök?', requiredOn: [] },
  isCritical: false,
  suggestion: {
    kind: 'longestGap',
    start: { question: 'besok-raknas-fran' },
    occasions: [{ question: 'samtal-datum' }, { question: 'besok-datum' }],
    isWholeSeries: true,
    limit: { count: 3, unit: 'months' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'För långt mellan besöken hos barnet' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const privateTalks: Question = {
  key: 'samtal-antal',
  kind: 'yesNo',
  shortName: 'Minst fyra enskilda samtal på ett år',
  wording: { text: 'Har barnet haft minst fyra enskilda samtal under de senaste tolv månaderna?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla placeringar. Förslaget räknar besöken med enskilt samtal. Fyra om året är en lokal gräns. ' +
    'Ej tillämpligt när placeringen är yngre än ett år, när barnet är för litet eller när barnet självt har ' +
    'avböjt; skriv vilket. Ett barn som har avböjt ska ha fått frågan igen.',
  legalReference: lvu13a,
  isCritical: false,
  suggestion: { kind: 'occasions', dates: [{ question: 'samtal-datum' }], months: 12, atLeast: 4 },
  deviation: {
    on: ['no'],
    title: { text: 'För få enskilda samtal med barnet' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const viewsWeighed: Question = {
  key: 'asikter-paverkat',
  kind: 'yesNo',
  shortName: 'Barnets åsikter har vägts in',
  wording: { text: 'Framgår det hur barnets åsikter har vägts in i planeringen av vården?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller alla placeringar. Ja när det går att läsa vad barnet tyckte och vad det ledde till, också när ' +
    'det blev på ett annat sätt än barnet ville. Nej när åsikten är antecknad men inte bemött. Handling saknas ' +
    'när det inte finns någon anteckning om barnets åsikter. Ej tillämpligt bara när barnet är för litet för att ' +
    'ha en åsikt; skriv barnets ålder.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Barnets åsikter har inte vägts in i planeringen' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

export const countedFromSection: Section = {
  key: 'tid',
  title: 'Tiden som granskas',
  questions: [countedFrom],
};
export const considerationGap: Section = {
  key: 'mellanrum',
  title: 'Tiden mellan tillfällena',
  questions: [longestGap],
};
export const contactWithChild: Section = {
  key: 'kontakt',
  title: 'Kontakten med barnet',
  questions: [visitsFrom, visitGap, privateTalks, viewsWeighed],
};
