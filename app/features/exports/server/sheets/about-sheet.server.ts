import { type Deepening, deepeningInWords } from '#app/features/controls/domain/deepening.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import { finalisedAgainInWords } from '#app/features/results/domain/finalised-again.ts';
import { hiddenGroupsInWords } from '#app/features/results/domain/group-words.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { type Cell, instantCell, type Sheet } from '../../domain/sheet.ts';
import type { FileOrigin } from '../load-round-export.server.ts';
import type { AnyFigures } from './summary-sheet.server.ts';

type AboutInput = {
  readonly found: RoundWithNames;
  readonly figures: AnyFigures;
  readonly checklistName: string;
  readonly checklistNumber: number;
  readonly origin: FileOrigin;
  readonly isDeidentified: boolean;
  /** The file has a breakdown in which small numbers are hidden. */
  readonly hidesGroups: boolean;
  /** The hits that the round goes deeper into; only for the internal file, since it counts faults of another round. */
  readonly deepening: Deepening | null;
};

/** What the words mean, who made the file, when and with which versions. */
export function aboutSheet(input: AboutInput): Sheet {
  return {
    name: 'Om filen',
    widths: [34, 100],
    blocks: [
      { kind: 'title', text: 'Om filen' },
      { kind: 'facts', rows: originFacts(input) },
      { kind: 'heading', text: 'Vad orden betyder' },
      { kind: 'facts', rows: definitions(input) },
      { kind: 'heading', text: 'Vem som får se filen' },
      { kind: 'text', text: audienceText(input.isDeidentified) },
    ],
  };
}

function originFacts({
  found,
  checklistName,
  checklistNumber,
  origin,
  figures,
  isDeidentified,
  deepening,
}: AboutInput): [string, Cell][] {
  const { round } = found;
  return [
    ['Organisation', origin.organisationName],
    ['Enhet', found.unitName],
    ['Kontroll', found.controlName],
    ['Omgång', round.name],
    ...(deepening ? [['Fördjupning', deepeningInWords(deepening)] as [string, Cell]] : []),
    ['Version av filen', isDeidentified ? 'Avidentifierad' : 'Intern'],
    [
      'Fastställd',
      round.state === 'finalised' ? `Ja, nummer ${round.finalNumber ?? ''}` : 'Nej, siffrorna är preliminära',
    ],
    ...(round.state === 'finalised'
      ? finalisedAgainInWords(found.finalisations, { hasReason: !isDeidentified })
      : []
    ).map((sentence): [string, Cell] => ['Tidigare fastställd', sentence]),
    [round.state === 'finalised' ? 'Fastställd den' : 'Filen skapades', instantCell(origin.generatedAt)],
    // Whoever receives the de-identified file has no need of the employee's name.
    ...(isDeidentified
      ? []
      : ([
          [round.state === 'finalised' ? 'Fastställd av' : 'Filen skapades av', origin.generatedByName],
        ] satisfies [string, Cell][])),
    ['Program', `Aktsam ${origin.programVersion}`],
    ['Checklista', `${checklistName}, version ${checklistNumber}`],
    ['Siffrornas format', figures.format],
  ];
}

function definitions({ figures, hidesGroups }: AboutInput): [string, Cell][] {
  const intervals = new Set(figures.questions.map(({ interval }) => interval?.kind));
  return [
    ['Uppfyllt', 'Svaret är det som frågan eftersträvar: oftast ja, på vissa frågor nej.'],
    ['Ej uppfyllt', 'Svaret är det motsatta, eller handling saknas.'],
    ['Handling saknas', 'Akten eller handlingen finns inte. Räknas som ej uppfyllt, aldrig som bortfall.'],
    ['Ej tillämpligt', 'Frågan gäller inte ärendet. Skäl krävs. Räknas inte in i underlaget.'],
    [
      'Frågan ej ställd',
      'Ett tidigare svar eller ärendets art gjorde att frågan inte visades. Räknas inte in i underlaget.',
    ],
    ['Underlag', 'Uppfyllt plus ej uppfyllt.'],
    ['Andel uppfyllt', 'Uppfyllt delat med underlaget, i hela procent, halva uppåt.'],
    ...(figures.hasUnequalProbabilities
      ? ([
          [
            'Vägd andel',
            'Ärendena hade olika stor chans att dras, eftersom urvalet har ett minst-krav eller grupper av olika storlek. I den vägda andelen har varje ärende vikten ett delat med sin chans.',
          ],
        ] satisfies [string, Cell][])
      : []),
    ...(hidesGroups
      ? ([['Per grupp', hiddenGroupsInWords(DISCLOSURE_RULE.threshold)]] satisfies [string, Cell][])
      : []),
    ...(intervals.has('cases')
      ? ([
          [
            'Minst och högst antal i gruppen',
            'Exakt hypergeometriskt 95-procentigt intervall: så många av gruppens ärenden gäller det troligen. Används när frågan gällde alla granskade ärenden.',
          ],
        ] satisfies [string, Cell][])
      : []),
    ...(intervals.has('share')
      ? ([
          [
            'Minst och högst andel i gruppen',
            'Wilsons 95-procentiga intervall. Används när frågan inte gällde alla granskade ärenden, så att underlaget i hela gruppen är okänt.',
          ],
        ] satisfies [string, Cell][])
      : []),
    ...(figures.questions.some(({ noted }) => noted !== 0)
      ? ([
          [
            'Räknas inte',
            'Svaret är noterat men är varken uppfyllt eller ej uppfyllt, som mitten av en skala. Räknas inte in i underlaget.',
          ],
        ] satisfies [string, Cell][])
      : []),
    ...(figures.sections.some(({ items }) => items !== null)
      ? ([
          [
            'Avsnitt som besvaras flera gånger',
            'Räknas per gång, till exempel per anmälan, och inte per ärende. De är inte dragna var för sig, så siffrorna säger bara något om de granskade ärendena. Bredvid står i hur många ärenden alla är uppfyllda och i hur många det finns minst en brist.',
          ],
        ] satisfies [string, Cell][])
      : []),
    ...(figures.distributions.length > 0
      ? ([
          [
            'Svarsfördelning',
            'Hur många som fick varje svar. Andelen är av dem som svarade, utom ej tillämpligt, och är aldrig vägd. Skalor räknas aldrig om till ett medelvärde.',
          ],
        ] satisfies [string, Cell][])
      : []),
    ...(figures.questions.some(({ overridden }) => overridden !== null)
      ? ([
          [
            'Ändrade av granskare',
            'Svaret följer av andra svar, och granskaren har gett ett annat med ett skäl. Granskarens svar räknas.',
          ],
        ] satisfies [string, Cell][])
      : []),
    [
      'Brist',
      'Ett svar som är ej uppfyllt. Alla brister leder inte till en avvikelse; det bestämmer checklistan.',
    ],
    [
      'Antal avvikelser',
      'Fler avvikelser är inte i sig sämre: det kan betyda att man har granskat noggrannare.',
    ],
  ];
}

function audienceText(isDeidentified: boolean): string {
  if (!isDeidentified) {
    return 'Filen innehåller ärendenummer, namn på medarbetare och beskrivningar av brister. Den är till för dem som har tillgång till ärendena och får inte lämna verksamheten. Använd den avidentifierade versionen till nämnd, revisorer och andra.';
  }
  const { threshold, percentageBase } = DISCLOSURE_RULE;
  return `Filen innehåller inga ärendenummer, inga namn och inga kommentarer. Antal som är 1 till ${threshold - 1}, eller där det som återstår är det, visas inte (–), och inte heller antal som annars skulle avslöja dem. Andelar visas när underlaget är minst ${percentageBase}. Fastställda siffror kan därför skilja sig från den interna filen i vad som visas, aldrig i vad de är.`;
}
