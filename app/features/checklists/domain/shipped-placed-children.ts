import type { ChecklistDefinition, Question } from './definition.ts';
import { definitionFormat } from './definition.ts';
import { byLegalGround, lvu13 } from './shipped-legal-ground.ts';

const considerationInTime: Question = {
  key: 'overvagande-i-tid',
  kind: 'yesNo',
  shortName: 'Övervägande eller omprövning i tid',
  wording: byLegalGround(
    'Har vården övervägts minst var sjätte månad?',
    'Har vården omprövats inom sex månader varje gång?',
    'Har vården övervägts eller omprövats minst var sjätte månad?',
  ),
  goodAnswer: 'yes',
  options: ['yes', 'no', 'notApplicable', 'documentMissing'],
  help:
    'Frågan gäller alla placeringar. Vård enligt SoL och LVU 2 § övervägs, vård enligt LVU 3 § omprövas. Räkna i ' +
    'kalendermånader mellan de två senaste tillfällena och från det senaste till referensdatumet. Finns bara ett ' +
    'tillfälle räknar du från placeringens början till det och sedan till referensdatumet. Ett enda mellanrum på ' +
    'mer än sex månader ger nej. Har placeringen pågått i högst sex månader är svaret ja, även utan något ' +
    'tillfälle. Handling saknas när tillfället är i tid enligt registret men underlaget inte finns i akten. Ej ' +
    'tillämpligt bara när vården inte ska övervägas eller omprövas; skriv varför.',
  legalReference: lvu13,
  factColumns: ['Lagrum', 'Placering fr.o.m.', 'Föregående övervägande', 'Senaste övervägande'],
  comment: { label: 'Var i akten?', requiredOn: [] },
  isCritical: true,
  suggestion: {
    kind: 'longestGap',
    start: { column: 'Placering fr.o.m.' },
    occasions: [{ column: 'Föregående övervägande' }, { column: 'Senaste övervägande' }],
    isWholeSeries: false,
    limit: { count: 6, unit: 'months' },
  },
  deviation: {
    on: ['no', 'documentMissing'],
    title: byLegalGround(
      'Vården har inte övervägts inom sex månader',
      'Vården har inte omprövats inom sex månader',
      'Vården har inte övervägts eller omprövats inom sex månader',
    ),
    titleWhenMissing: byLegalGround(
      'Underlag för övervägande saknas i akten',
      'Underlag för omprövning saknas i akten',
      'Underlag för övervägande eller omprövning saknas i akten',
    ),
    severity: 'serious',
    daysToDue: 14,
  },
};

const childHeard: Question = {
  key: 'barnet-till-tals',
  kind: 'yesNo',
  shortName: 'Barnet har kommit till tals',
  wording: byLegalGround(
    'Har barnet kommit till tals inför det senaste övervägandet?',
    'Har barnet kommit till tals inför den senaste omprövningen?',
    'Har barnet kommit till tals inför det senaste övervägandet eller den senaste omprövningen?',
  ),
  goodAnswer: 'yes',
  options: ['yes', 'no', 'notApplicable', 'documentMissing'],
  help:
    'Frågan gäller alla placeringar. Ja när akten visar att barnet själv har fått berätta, eller att barnets ' +
    'inställning har inhämtats på annat sätt som passar barnet, och när det skedde. Nej när underlaget finns men ' +
    'inte visar det; att vuxna har berättat om barnet räcker inte. Handling saknas när underlaget för ' +
    'övervägandet eller omprövningen inte finns i akten. Har vården inte hunnit övervägas eller omprövas än ' +
    'bedömer du tiden sedan placeringen började. Ej tillämpligt bara när barnets ålder eller mognad gör att det ' +
    'inte går; skriv vad som står i akten om det.',
  factColumns: ['Senaste övervägande'],
  comment: { label: 'När och hur?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Barnet har inte kommit till tals' },
    titleWhenMissing: { text: 'Underlag om att barnet har kommit till tals saknas' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const reasonNotHeard: Question = {
  key: 'skal-barnet-inte-hort',
  kind: 'yesNo',
  shortName: 'Skäl framgår när barnet inte kommit till tals',
  wording: { text: 'Framgår det av akten varför barnet inte har kommit till tals?' },
  goodAnswer: 'yes',
  options: ['yes', 'no'],
  help:
    'Frågan visas bara när du har svarat nej på frågan före. Ja när skälet går att läsa i akten. Frågan ger ingen ' +
    'egen avvikelse.',
  visibleWhen: [{ kind: 'answer', question: 'barnet-till-tals', isOneOf: ['no'] }],
  comment: { label: 'Var i akten?', requiredOn: [] },
  isCritical: false,
};

const carePlan: Question = {
  key: 'vardplan-aktuell',
  kind: 'yesNo',
  shortName: 'Aktuell vårdplan',
  wording: { text: 'Finns det en vårdplan som stämmer med den vård barnet får?' },
  goodAnswer: 'yes',
  options: ['yes', 'no', 'notApplicable', 'documentMissing'],
  help:
    'Frågan gäller alla placeringar. Ja när vårdplanen beskriver vården som den ser ut på referensdatumet: ' +
    'insatser, umgänge och annan kontakt, och mål. En äldre plan kan vara aktuell. Nej när planen finns men inte ' +
    'stämmer längre. Handling saknas när det inte finns någon vårdplan i akten. Ej tillämpligt bara när ' +
    'placeringen är så ny att planen inte har hunnit göras; skriv det.',
  legalReference: { text: '10 kap. 2 § socialtjänstförordningen (2025:468)', checkedOn: '2025-09-30' },
  factColumns: ['Vårdplan upprättad'],
  comment: { label: 'Var i akten?', requiredOn: [] },
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Vårdplanen stämmer inte med vården' },
    titleWhenMissing: { text: 'Vårdplan saknas' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const carePlanViews: Question = {
  key: 'vardplan-synpunkter',
  kind: 'yesNo',
  shortName: 'Barnets och vårdnadshavarnas synpunkter i vårdplanen',
  wording: { text: 'Framgår barnets och vårdnadshavarnas synpunkter av vårdplanen?' },
  goodAnswer: 'yes',
  options: ['yes', 'no', 'notApplicable'],
  help:
    'Frågan visas när det finns en vårdplan. Ja när både barnets och vårdnadshavarnas syn går att läsa. Nej när ' +
    'någon av dem fattas. Ej tillämpligt bara när akten visar särskilda skäl till att synpunkterna inte har kunnat ' +
    'inhämtas; skriv skälen. Frågan ger ingen egen avvikelse.',
  legalReference: { text: '10 kap. 2 § socialtjänstförordningen (2025:468)', checkedOn: '2025-09-30' },
  visibleWhen: [{ kind: 'answer', question: 'vardplan-aktuell', isOneOf: ['yes', 'no'] }],
  isCritical: false,
};

const implementationPlan: Question = {
  key: 'genomforandeplan-aktuell',
  kind: 'yesNo',
  shortName: 'Aktuell genomförandeplan',
  wording: {
    text: 'Finns det en genomförandeplan som är upprättad eller reviderad under de senaste tolv månaderna?',
  },
  goodAnswer: 'yes',
  options: ['yes', 'no', 'notApplicable', 'documentMissing'],
  help:
    'Frågan gäller alla placeringar. Räkna från det senaste datumet på planen till referensdatumet. Tolv månader ' +
    'är en lokal gräns. Nej när planen finns men är äldre. Handling saknas när det inte finns någon ' +
    'genomförandeplan i akten. Ej tillämpligt bara när placeringen är så ny att planen inte har hunnit göras; ' +
    'skriv det.',
  factColumns: ['Genomförandeplan upprättad', 'Genomförandeplan reviderad'],
  comment: { label: 'Var i akten?', requiredOn: [] },
  isCritical: false,
  suggestion: {
    kind: 'newestAge',
    dates: [{ column: 'Genomförandeplan upprättad' }, { column: 'Genomförandeplan reviderad' }],
    limit: { count: 12, unit: 'months' },
  },
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Genomförandeplanen är äldre än tolv månader' },
    titleWhenMissing: { text: 'Genomförandeplan saknas' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const implementationPlanFollowUp: Question = {
  key: 'genomforandeplan-uppfoljning',
  kind: 'yesNo',
  shortName: 'Uppföljning angiven i genomförandeplanen',
  wording: { text: 'Står det i genomförandeplanen när och hur den ska följas upp?' },
  goodAnswer: 'yes',
  options: ['yes', 'no'],
  help:
    'Frågan visas när det finns en genomförandeplan. Ja när både tidpunkt och sätt är angivna. Frågan ger ingen ' +
    'egen avvikelse.',
  legalReference: { text: '10 kap. 3 § socialtjänstförordningen (2025:468)', checkedOn: '2025-09-30' },
  visibleWhen: [{ kind: 'answer', question: 'genomforandeplan-aktuell', isOneOf: ['yes', 'no'] }],
  isCritical: false,
};

/** The shipped checklist for control A1; a municipality that wants other limits publishes its own version. */
export const placedChildrenChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'placerade-barn-halvar',
  title: 'Placerade barn, halvårskontroll',
  purpose:
    'Att se om vården för placerade barn övervägs eller omprövas i tid, om barnen kommer till tals och om planerna ' +
    'är aktuella, så att brister åtgärdas nu och arbetssättet förbättras till nästa halvår.',
  sections: [
    {
      key: 'overvagande',
      title: 'Övervägande och omprövning',
      questions: [considerationInTime],
    },
    { key: 'barnets-rost', title: 'Barnets röst', questions: [childHeard, reasonNotHeard] },
    { key: 'vardplan', title: 'Vårdplan', questions: [carePlan, carePlanViews] },
    {
      key: 'genomforandeplan',
      title: 'Genomförandeplan',
      questions: [implementationPlan, implementationPlanFollowUp],
    },
  ],
};
