import type { ChecklistDefinition, Condition, Question } from './definition.ts';
import { definitionFormat } from './definition.ts';
import { inFile, yesNo } from './shipped-parts.ts';

const columns = ['Insats', 'Beviljad tid (min/mån)', 'Schablontid (min/mån)'];

const granted: Question = {
  key: 'beviljad-tid',
  kind: 'number',
  shortName: 'Beviljad tid mot schablontid',
  wording: { text: 'Hur många minuter i månaden är beviljade i beslutet?' },
  unit: 'minuter per månad',
  atLeast: 0,
  atMost: 44_640,
  decimals: 0,
  standard: { label: 'Schablontid', column: 'Schablontid (min/mån)' },
  options: ['notApplicable', 'documentMissing'],
  help:
    'Frågan gäller alla beslut. Skriv tiden som står i beslutet, omräknad till minuter per månad. Finns det en ' +
    'schablontid i registret jämförs de två. Handling saknas när beslutet inte finns i akten. Ej tillämpligt när ' +
    'insatsen inte ges som tid; skriv hur den ges.',
  factColumns: columns,
  isCritical: false,
};

const departs: Condition = { kind: 'answer', question: 'beviljad-tid', isOneOf: ['under', 'over'] };

const explained: Question = {
  key: 'tid-forklarad',
  kind: 'yesNo',
  shortName: 'Skillnaden är förklarad',
  wording: { text: 'Framgår det varför tiden skiljer sig från schablontiden?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när tiden är kortare eller längre än schablontiden. Ja när det går att läsa vad hos personen eller ' +
    'i bostaden som gör skillnaden. Nej när tiden står utan förklaring. Frågan ger ingen egen avvikelse: här är det ' +
    'schablontiderna som prövas.',
  visibleWhen: [departs],
  evidence: inFile,
  isCritical: false,
};

const why: Question = {
  key: 'skal-till-skillnaden',
  kind: 'severalChoices',
  shortName: 'Vad som förklarar skillnaden',
  wording: { text: 'Vad förklarar skillnaden?' },
  choices: [
    { key: 'formaga', label: 'Vad personen klarar själv' },
    { key: 'bostad', label: 'Bostaden eller vägen dit' },
    { key: 'hushall', label: 'Någon annan i hushållet' },
    { key: 'oftare', label: 'Insatsen ges oftare eller mer sällan' },
    { key: 'ihop', label: 'Tiden räknas ihop med en annan insats' },
    { key: 'annat', label: 'Något annat' },
  ],
  options: [],
  help: 'Frågan visas när skillnaden är förklarad. Välj alla skäl som står i akten.',
  visibleWhen: [{ kind: 'answer', question: 'tid-forklarad', isOneOf: ['yes'] }],
  reasonRequiredOn: ['annat'],
  isCritical: false,
};

const howOften: Question = {
  key: 'hur-ofta-framgar',
  kind: 'yesNo',
  shortName: 'Hur ofta insatsen ges framgår',
  wording: { text: 'Framgår det av beslutet hur ofta insatsen ska ges?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när tiden går att läsa. Ja när det står hur ofta, till exempel varannan vecka. Nej när det bara står ' +
    'en tid i månaden.',
  visibleWhen: [{ kind: 'answer', question: 'beviljad-tid', isOneOf: ['given'] }],
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det framgår inte av beslutet hur ofta insatsen ska ges' },
    severity: 'minor',
    daysToDue: 60,
  },
};

/** For control P2: every decision of a kind, answered as a table; what is tried is the standard time, not the handläggare. */
export const grantedTimeChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'beviljad-tid',
  title: 'Beviljad tid mot schablontid',
  purpose:
    'Att se hur ofta beviljad tid är kortare eller längre än schablontiden, och varför, så att schablontiderna kan ' +
    'ändras. Kort, så att hundratals beslut kan granskas i tabell.',
  sections: [{ key: 'tiden', title: 'Tiden', questions: [granted, explained, why, howOften] }],
};
