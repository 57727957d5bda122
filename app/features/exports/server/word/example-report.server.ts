import { createElement } from 'react';
import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import type { WordBlock, WordFile } from '../../domain/word-block.ts';
import { chartPicture } from '../chart-picture.server.ts';

const ROWS = [
  ['Barnet har kommit till tals', 18, 20],
  ['Aktuell genomförandeplan', 14, 20],
  ['Uppföljning enligt planen', 11, 19],
] as const;

/** An invented report with everything a report can hold, to try a template with. */
export function exampleReport(): WordFile {
  return { fileName: 'Provrapport.docx', title: 'Provrapport', blocks: exampleBlocks() };
}

function exampleBlocks(): WordBlock[] {
  const label = 'Påhittade andelar för tre frågor.';
  const rows = ROWS.map(([name, fulfilled, base]) => ({
    label: name,
    values: [{ value: fulfilled / base, text: `${fulfilled} av ${base}` }],
  }));
  return [
    { kind: 'title', text: 'Provrapport' },
    { kind: 'notice', text: 'Allt i den här rapporten är påhittat. Den visar hur mallen ser ut.' },
    {
      kind: 'facts',
      rows: [
        ['Enhet', 'Barn och familj'],
        ['Omgång', 'Första halvåret'],
        ['Granskade ärenden', 20],
      ],
    },
    { kind: 'heading', text: 'Syfte' },
    {
      kind: 'text',
      text: 'Att se hur rubriker, text och tabeller blir i mallen.\n\nDet här är ett nytt stycke.',
    },
    { kind: 'heading', text: 'Resultat' },
    { kind: 'subheading', text: 'Per fråga' },
    {
      kind: 'table',
      headers: ['Fråga', 'Uppfyllt', 'Av', 'Andel'],
      rows: ROWS.map(([name, fulfilled, base]) => [
        name,
        fulfilled,
        base,
        { kind: 'share', value: fulfilled / base },
      ]),
    },
    {
      kind: 'picture',
      ...chartPicture(createElement(BarChart, { label, rows, scale: 'share', width: 600 })),
      alt: label,
    },
    { kind: 'heading', text: 'Förbättringsförslag' },
    { kind: 'list', items: ['Gå igenom rutinen.', 'Följ upp om ett halvår.'] },
  ];
}

/** Our own looks with the report's place marked: something to begin a template from. */
export function startingTemplate(placeholder: string): WordFile {
  return {
    fileName: 'Startmall.docx',
    title: 'Mall för rapporter',
    mark: 'Skriv kommunens namn här, eller lägg in ett sidhuvud',
    blocks: [{ kind: 'text', text: placeholder }],
  };
}
