import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { seedOriginInWords } from '#app/features/controls/domain/draw-words.ts';
import { disclosedDeviations } from '#app/features/results/domain/disclosed-deviations.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { type Cell, countCell, instantCell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { DeidentifiedAnswer, DeidentifiedExport } from '../load-deidentified-export.server.ts';
import { describedSheet } from './columns-sheet.server.ts';
import { procedureFacts } from './procedure-facts.server.ts';

/** In words: a table of cases without anything that tells one from another would say no more. */
export function deidentifiedCasesSheet({ figures }: DeidentifiedExport): Sheet {
  const { reviewedCount, sampleSize } = figures;
  return {
    name: 'Granskade ärenden',
    widths: [120],
    blocks: [
      { kind: 'title', text: 'Granskade ärenden' },
      {
        kind: 'text',
        text: `${formatNumber(reviewedCount)} av ${plural(sampleSize, 'draget ärende', 'dragna ärenden')} är granskade. Vilka ärendena är och vad som svarades i vart och ett står bara i den interna filen.`,
      },
    ],
  };
}

/** Deviations as counts by question: a list of them would give the small numbers away one by one. */
export function deidentifiedDeviationsSheet(data: DeidentifiedExport): Sheet {
  const { counts, total } = disclosedDeviations(data);
  const rows: Cell[][] = data.sharesDeviations
    ? []
    : data.figures.questions.map((question, index) => [question.shortName, countCell(counts[index] ?? null)]);
  return tableSheet(
    'Avvikelser',
    [
      { header: 'Fråga', width: 50 },
      { header: 'Antal avvikelser', width: 18 },
    ],
    [...rows, [data.sharesDeviations ? 'Alla frågor, en för varje ärende' : 'Alla frågor', countCell(total)]],
  );
}

/** How the choice was made, without the keys and slumptal that would point at cases. */
export function deidentifiedProtocolSheet(data: DeidentifiedExport): Sheet {
  const { frame, draw, procedure, figures } = data;
  return {
    name: 'Urvalsprotokoll',
    widths: [34, 90],
    blocks: [
      { kind: 'title', text: 'Urvalsprotokoll' },
      {
        kind: 'text',
        text: 'Slumptal och ärendenummer står bara i den interna filen: den som vet ett ärendenummer kan räkna ut dess slumptal. Med den interna urvalsramen och fröet kan vem som helst göra om dragningen.',
      },
      {
        kind: 'facts',
        rows: [
          ['Metod', draw.specification],
          ['Urvalsram', frame.filterInWords],
          ['Ärenden i urvalsramen', frame.size],
          ['Ramens fingeravtryck (SHA-256)', frame.fingerprint],
          ['Ramen frystes', instantCell(frame.frozenAt)],
          ['Urval', draw.designInWords],
          ['Frö', draw.seed],
          ['Fröets ursprung', seedOriginInWords(procedure.seedOrigin)],
          ['Draget', instantCell(draw.drawnAt)],
          ['Dragna ärenden', figures.sampleSize],
          ['Dragningar i omgången', data.drawCount],
          ...procedureFacts(procedure),
        ],
      },
    ],
  };
}

const KEY_MEANING = 'Samma fråga har samma nyckel i alla versioner av checklistan.';

function sourceColumns({ figures }: DeidentifiedExport) {
  const answer = {
    header: 'Svar',
    width: 30,
    meaning: 'Raden som svaret räknas på i Svarsfördelning, för frågor med fler svar än ja och nej.',
  };
  return [
    { header: 'Fråga', width: 44, meaning: 'Frågans kortnamn.' },
    {
      header: 'Löpnummer i frågan',
      width: 14,
      meaning: 'Börjar om i varje fråga, så att svaren inte kan föras ihop till ett ärende.',
    },
    {
      header: 'Räknas som',
      width: 28,
      meaning:
        'Uppfyllt, Ej uppfyllt, Ej tillämpligt eller Räknas inte. Frågor med små antal har en enda rad.',
    },
    // For following a question from one version of a checklist to the next; nobody reads it.
    { header: 'Frågans nyckel', width: 28, meaning: KEY_MEANING },
    ...(figures.distributions.length > 0 ? [answer] : []),
  ];
}

/** A row an answer, only of questions whose numbers are shown. */
export function deidentifiedSourceSheet(data: DeidentifiedExport): Sheet {
  const names = new Map(questionsOf(data.checklist.definition).map(({ key, shortName }) => [key, shortName]));
  const hasAnswers = data.figures.distributions.length > 0;
  return tableSheet(
    'Källdata',
    sourceColumns(data),
    data.answers.map((answer: DeidentifiedAnswer): Cell[] => [
      names.get(answer.questionKey) ?? '',
      answer.number ?? '–',
      answer.countedAs ?? 'Visas inte: för små antal',
      answer.questionKey,
      ...(hasAnswers ? [answer.answer] : []),
    ]),
  );
}

/** What every column of the source data holds. */
export function deidentifiedColumnsSheet(data: DeidentifiedExport): Sheet {
  return describedSheet([['Källdata', sourceColumns(data)]]);
}
