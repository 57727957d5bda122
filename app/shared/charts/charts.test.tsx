import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BarChart, type BarChartProps } from './bar-chart.tsx';
import { wrapped } from './wrap-text.ts';

const draw = (props: Partial<BarChartProps>) =>
  renderToStaticMarkup(<BarChart label="Uppfyllt" scale="share" rows={[]} {...props} />);

describe('BarChart', () => {
  it('has a name, no styles and nothing that leaves the page', () => {
    const html = draw({ rows: [{ label: 'Samtal', values: [{ value: 0.5, text: '5 av 10' }] }] });
    expect(html).toContain('role="img" aria-label="Uppfyllt"');
    expect(html).not.toMatch(/style=|class=|url\(|href=| id=/);
  });

  it('prints what a hidden number is shown as and draws no bar for it', () => {
    const html = draw({ rows: [{ label: 'Samtal', values: [{ value: null, text: '–' }] }] });
    expect(html).toContain('>–</text>');
    expect(html).not.toContain('<rect');
  });

  it('tells two series apart by pattern and names them', () => {
    const html = draw({
      scale: 'count',
      series: ['I år', 'Förra året'],
      rows: [
        {
          label: 'Brister',
          values: [
            { value: 4, text: '4' },
            { value: 8, text: '8' },
          ],
        },
      ],
    });
    expect(html).toContain('>Förra året</text>');
    const colours = new Set(html.match(/(?:fill|stroke)="#[0-9a-f]+"/g)?.map((one) => one.split('"')[1]));
    expect(colours.size).toBe(1);
    expect(html).toMatch(/<rect[^>]*fill="#/);
    expect(html).toMatch(/<g fill="none" stroke="#/);
  });

  it('draws in proportion, the longest count the whole way, and nothing for a nought', () => {
    const widths = (...values: number[]) =>
      [
        ...draw({
          scale: 'count',
          rows: values.map((value, at) => ({ label: `${at}`, values: [{ value, text: `${value}` }] })),
        }).matchAll(/<rect x="0" y="[\d.]+" width="([\d.]+)"/g),
      ].map(([, width]) => Number(width));
    const [half = 0, whole = 0] = widths(5, 10);
    expect(whole / half).toBeCloseTo(2, 9);
    expect(widths(0, 0)).toEqual([]);
  });

  it('keeps all of a long label, on several lines inside the picture', () => {
    const label =
      'Framgår det av journalen att barnet har fått information om sina rättigheter vid placeringen';
    const html = draw({ width: 300, rows: [{ label, values: [{ value: 1, text: '1 av 1' }] }] });
    const lines = [...html.matchAll(/<text x="0" y="[\d.]+">([^<]+)</g)].map(([, line = '']) => line);
    expect(lines.join(' ')).toBe(label);
    expect(lines.length).toBeGreaterThan(1);
  });
});

describe('wrapped', () => {
  it('breaks between words, and within a word that no line holds', () => {
    expect(wrapped('ett två tre', 7)).toEqual(['ett två', 'tre']);
    expect(wrapped('förhandsbedömning', 6)).toEqual(['förhan', 'dsbedö', 'mning']);
    expect(wrapped('', 5)).toEqual(['']);
  });
});
