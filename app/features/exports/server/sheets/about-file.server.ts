import { type Cell, instantCell, type Sheet } from '../../domain/sheet.ts';
import type { FileOrigin } from '../load-round-export.server.ts';

/** "Om filen" of a workbook that is not a round's: what it is about, who made it when, and who may see it. */
export function aboutFileSheet(
  title: string,
  facts: readonly [string, Cell][],
  audience: string,
  origin: FileOrigin,
): Sheet {
  const rows: [string, Cell][] = [
    ['Organisation', origin.organisationName],
    ...facts,
    ['Filen skapades', instantCell(origin.generatedAt)],
    ['Filen skapades av', origin.generatedByName],
    ['Program', `Aktsam ${origin.programVersion}`],
  ];
  return {
    name: 'Om filen',
    widths: [34, 100],
    blocks: [
      { kind: 'title', text: title },
      { kind: 'facts', rows },
      { kind: 'heading', text: 'Vem som får se filen' },
      { kind: 'text', text: audience },
    ],
  };
}
