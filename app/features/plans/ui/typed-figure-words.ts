import type { TypedFigure } from '../domain/typed-figure.ts';
import { sexWords } from '../domain/year-words.ts';

/** A number somebody has typed, on one line. */
export function typedFigureInWords(
  figure: TypedFigure,
  types: readonly { readonly id: number; readonly name: string }[],
): string {
  switch (figure.kind) {
    case 'complaints':
      return `${figure.count} klagomål`;
    case 'deviations': {
      const type = types.find(({ id }) => id === figure.typeId)?.name ?? 'utan typ';
      return `${figure.count} avvikelser, ${type}`;
    }
    case 'lexSarah':
      return `${figure.reported} rapporterade (${sexWords[figure.sex ?? 'unknown'].toLowerCase()}), ${figure.notified} anmälda till IVO, ${figure.waiting} varken utredda eller avslutade, ${figure.open} inte avslutade`;
    case 'benchmark':
      return `${figure.label}: ${figure.own} mot ${figure.other} (${figure.otherName}). Källa: ${figure.source}`;
  }
}
