import { createElement } from 'react';
import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import type { Sheet } from '../../domain/sheet.ts';
import { chartPicture } from '../chart-picture.server.ts';
import { shareBars } from '../share-bars.server.ts';
import type { AnyFigures } from './summary-sheet.server.ts';

/** The shares of the summary as bars, on a page of their own that nothing cuts in two; none where no share is shown. */
export function chartSheets({ questions }: AnyFigures): Sheet[] {
  if (questions.every(({ share }) => share === null)) return [];
  const alt = 'Andel uppfyllt per fråga. Siffrorna står på bladet Sammanfattning.';
  const picture = chartPicture(
    createElement(BarChart, { label: alt, rows: shareBars(questions), scale: 'share', width: 600 }),
  );
  return [
    {
      name: 'Diagram',
      widths: [120],
      blocks: [
        { kind: 'title', text: 'Andel uppfyllt per fråga' },
        { kind: 'text', text: 'Strecket visar intervallet. Siffrorna står på bladet Sammanfattning.' },
        { kind: 'picture', ...picture, alt },
      ],
    },
  ];
}
