import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { questionsOf } from '../domain/definition.ts';
import { shippedChecklists } from '../domain/shipped-checklists.ts';
import { ChecklistPreview } from './checklist-preview.tsx';
import { PaperForm } from './paper-form.tsx';

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
const paper = (copies: number) =>
  renderToStaticMarkup(<PaperForm definition={everyKindChecklist} copies={copies} />);

it('has a block with every question for each item, but no more than the section may have', () => {
  for (const [copies, expected] of [
    [1, 1],
    [3, 3],
    [10, 4],
  ] as const) {
    const text = textOf(paper(copies));
    expect(text.split('När kom anmälan in?')).toHaveLength(expected + 1);
    expect(text).toContain(`Anmälan ${expected}`);
    expect(text).not.toContain(`Anmälan ${expected + 1}`);
    expect(text.split('Hur väl håller utredningen?')).toHaveLength(2);
  }
});

it('has a box for every answer, twice for levels before and after, and none ticked', () => {
  const html = paper(1);
  const boxes = (wording: string) => {
    const from = html.slice(html.indexOf(wording));
    return from.slice(0, from.indexOf('Skäl eller beskrivning')).split('aria-hidden="true"').length - 1;
  };
  expect(boxes('Bedömdes behovet av skydd')).toBe(5);
  expect(boxes('I vilken grad')).toBe(4);
  expect(boxes('Vilka har hörts')).toBe(4);
  expect(boxes('Vilken nivå bedömdes')).toBe(7);
  expect(boxes('Vilken dag fattades')).toBe(1);
  expect(html).not.toContain('checked');
});

it('says what to write, and turns conditions into instructions', () => {
  const text = textOf(paper(1));
  expect(text).toContain('Tal i minuter, 0–600, högst 1 decimal');
  expect(text).toContain('Standard: 60 minuter');
  expect(text).toContain('Datum, senast referensdatumet');
  expect(text).toContain('Besvaras bara när svaret på ”Beviljad tid” är över standardvärdet.');
  expect(text).not.toContain('Visas när');
  expect(text).toContain('Var i akten?');
});

it('leaves nothing that a person does not read in any checklist, on paper or as a preview', () => {
  for (const definition of [everyKindChecklist, ...shippedChecklists]) {
    for (const page of [PaperForm, ChecklistPreview]) {
      const Page = page as typeof PaperForm;
      const text = textOf(renderToStaticMarkup(<Page definition={definition} copies={2} />));
      for (const { wording, help } of questionsOf(definition)) {
        const start = (words: string) =>
          words
            .replace(/\s+/gu, ' ')
            .slice(0, 40)
            .split(/[&"'<>]/u)[0] ?? '';
        expect(text).toContain(start(wording.text));
        expect(text).toContain(start(help));
      }
      expect(text).not.toMatch(
        /undefined|NaN|\[object|notApplicable|documentMissing|notFulfilled|atStandard/u,
      );
    }
  }
});

it('previews every kind with its choices, their help and what counts', () => {
  const text = textOf(renderToStaticMarkup(<ChecklistPreview definition={everyKindChecklist} />));
  expect(text).toContain('1 Låg grad – Barnet nämns bara av andra.');
  expect(text).toContain('Räknas som brist: Låg grad.');
  expect(text).toContain('Ett eller flera svar.');
  expect(text).toContain('En nivå före och en efter.');
  expect(text).toContain('Frågorna besvaras en gång för varje anmälan (högst 4 anmälningar).');
  expect(text).toContain('Kommentar (Vad är annat?) måste skrivas vid annat.');
});
