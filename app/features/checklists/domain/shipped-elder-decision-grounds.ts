import type { Question } from './definition.ts';
import { inFile, yesNoAll } from './shipped-parts.ts';

const applicationClear: Question = {
  key: 'ansokan-framgar',
  kind: 'yesNo',
  shortName: 'Ansökan framgår',
  wording: { text: 'Framgår det av akten vad personen har ansökt om?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller alla beslut som bygger på en ansökan. Ja när det går att läsa vad personen bad om och när. En ' +
    'muntlig ansökan som någon har antecknat räcker. Nej när akten bara visar vad som beviljades. Handling saknas ' +
    'när varken ansökan eller en anteckning om den finns i akten. Ej tillämpligt när beslutet inte bygger på en ' +
    'ansökan; skriv vad som ledde till beslutet.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Det framgår inte vad personen har ansökt om' },
    titleWhenMissing: { text: 'Ansökan är inte dokumenterad' },
    severity: 'minor',
    daysToDue: 30,
  },
};

const needsDescribed: Question = {
  key: 'behov-beskrivna',
  kind: 'yesNo',
  shortName: 'Behoven framgår',
  wording: { text: 'Framgår det vilka behov som beslutet bygger på?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller alla beslut som bygger på en individuell bedömning. Ja när akten beskriver vad personen klarar ' +
    'själv och vad personen behöver hjälp med, i det som beslutet gäller. Nej när det bara står vilken insats ' +
    'personen vill ha, eller en diagnos utan hur den märks i vardagen. Handling saknas när det inte finns någon ' +
    'beskrivning i akten. Ej tillämpligt när insatsen ges utan individuell behovsprövning; skriv vilken insats.',
  factColumns: ['Insats'],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Det framgår inte vilka behov beslutet bygger på' },
    titleWhenMissing: { text: 'Beskrivning av behoven saknas' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const ownWish: Question = {
  key: 'egen-installning',
  kind: 'yesNo',
  shortName: 'Personens egen vilja framgår',
  wording: { text: 'Framgår det vad personen själv vill?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller alla beslut. Ja när personens egen vilja går att läsa, även om någon annan har fört fram den för ' +
    'personen. Nej när bara anhörigas eller personalens åsikt står där. Handling saknas när det som skulle ha visat ' +
    'det, till exempel anteckningen från samtalet, inte finns i akten. Ej tillämpligt bara när personen inte har ' +
    'kunnat uttrycka sin vilja; skriv hur ni har försökt ta reda på den.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Personens egen vilja framgår inte' },
    titleWhenMissing: { text: 'Underlag om personens egen vilja saknas' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

export const groundsQuestions: Question[] = [applicationClear, needsDescribed, ownWish];
