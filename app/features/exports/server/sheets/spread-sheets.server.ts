import { alikeInWords } from '#app/features/results/domain/answer-spread.ts';
import type { OpenSpread } from '#app/features/results/server/load-spread.server.ts';
import { type Cell, type Column, dateCell, type Sheet, shareCell, tableSheet } from '../../domain/sheet.ts';
import type { FileOrigin } from '../load-round-export.server.ts';
import { aboutFileSheet } from './about-file.server.ts';

/** A row for each answer that could be given, in the checklist's order. */
export function spreadSheet({ texts }: OpenSpread): Sheet {
  const columns: Column[] = [
    { header: 'Text', width: 30 },
    { header: 'Fråga', width: 44 },
    { header: 'Svar', width: 34 },
    { header: 'Antal', width: 9 },
    { header: 'Har svarat', width: 9 },
    { header: 'Andel', width: 9 },
    { header: 'Svarade lika', width: 24 },
  ];
  const rows = texts.flatMap(({ title, questions }) =>
    questions.flatMap((question) =>
      question.counts.map(({ label, count }): Cell[] => [
        title,
        question.wording,
        label,
        count,
        question.answered,
        shareCell(question.answered > 0 ? count / question.answered : null),
        alikeInWords(question),
      ]),
    ),
  );
  return tableSheet('Spridning', columns, rows);
}

/** What was written, by answer and then in alphabetical order: nothing tells which words belong to the same person. */
export function spreadWordsSheet({ texts }: OpenSpread): Sheet {
  const columns: Column[] = [
    { header: 'Text', width: 30 },
    { header: 'Fråga', width: 40 },
    { header: 'Till svaret', width: 26 },
    { header: 'Vad', width: 20 },
    { header: 'Det som skrevs', width: 70 },
  ];
  const rows = texts.flatMap(({ title, questions }) =>
    questions.flatMap(({ wording, words }) =>
      words.map(({ answer, what, text }): Cell[] => [title, wording, answer, what || 'Svar', text]),
    ),
  );
  return tableSheet('Skrivet', columns, rows);
}

/** The invented texts themselves. */
export function spreadTextsSheet({ texts }: OpenSpread): Sheet {
  const columns: Column[] = [
    { header: 'Rubrik', width: 34 },
    { header: 'Text', width: 100 },
    { header: 'Har svarat', width: 11 },
  ];
  return tableSheet(
    'Texter',
    columns,
    texts.map(({ title, paragraphs, handedIn }): Cell[] => [title, paragraphs.join('\n\n'), handedIn]),
  );
}

/** What the file is, what the group came to, and who may see it. */
export function spreadAboutSheet(
  { access, checklist }: OpenSpread,
  conclusion: string,
  origin: FileOrigin,
): Sheet {
  const { round, answering } = access;
  const done = answering.filter(({ isDone }) => isDone).length;
  const facts: [string, Cell][] = [
    ['Enhet', round.unitName],
    ['Checklista', `${checklist.name}, version ${checklist.number}`],
    ['Har lämnat in alla sina svar', `${done} av ${answering.length}`],
    ['Svara senast', dateCell(round.dueOn)],
    ['Slutsats från mötet', conclusion],
  ];
  const audience =
    'Fallen är påhittade och filen har inga namn. Den är till för dem som har svarat och för den som leder enheten. När få har svarat kan det ändå gå att räkna ut vem som svarade vad.';
  return aboutFileSheet(round.name, facts, audience, origin);
}
