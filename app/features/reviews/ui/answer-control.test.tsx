import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { findQuestion } from '#app/features/checklists/domain/definition.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { AnswerControl, type AnswerControlProps } from './answer-control.tsx';
import type { AnswerDraft, QueueEntry } from './answer-queue.ts';

const nothing = () => undefined;
const draft: AnswerDraft = { option: null, content: '', reason: '', comment: '', evidence: '' };
const entry: QueueEntry = {
  draft,
  state: 'untouched',
  revision: 0,
  savedAt: null,
  stored: null,
  message: '',
};

function control(
  key: string,
  change: Partial<AnswerDraft> = {},
  more: Partial<AnswerControlProps> = {},
): string {
  const question = findQuestion(everyKindChecklist, key);
  if (!question) throw new Error(key);
  return renderToStaticMarkup(
    <AnswerControl
      question={question}
      answerKey={key}
      entry={{ ...entry, draft: { ...draft, ...change } }}
      columns={{}}
      referenceOn="2026-10-31"
      suggested={undefined}
      isRating={false}
      isAlive
      onGive={nothing}
      onWrite={nothing}
      onLeave={nothing}
      onTextKey={nothing}
      {...more}
    />,
  );
}

/** Every input of a control: name=value, with a star when it is chosen. */
function inputs(html: string): string[] {
  return [...html.matchAll(/<(?:input|textarea)[^>]*>/gu)].map(([tag]) => {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
    return `${attribute('name')}=${attribute('value')}${tag.includes('checked=""') ? '*' : ''}`;
  });
}

describe('where an answer is given', () => {
  it('has the letters of yes and no', () => {
    const html = control('bedomd-samma-dag', { option: 'no' });
    expect(inputs(html)).toEqual([
      'option:bedomd-samma-dag=yes',
      'option:bedomd-samma-dag=partly',
      'option:bedomd-samma-dag=no*',
      'option:bedomd-samma-dag=notApplicable',
      'option:bedomd-samma-dag=documentMissing',
    ]);
    expect(html.match(/aria-hidden="true">([JDNES])</gu)).toHaveLength(5);
  });

  it('has digits for the choices of a scale, says what each takes, and a letter for the rest', () => {
    const html = control('delaktighet', { option: 'hog' }, { suggested: 'nagon' });
    expect(inputs(html)).toEqual([
      'option:delaktighet=lag',
      'option:delaktighet=nagon',
      'option:delaktighet=hog*',
      'option:delaktighet=notApplicable',
    ]);
    expect(html).toContain('Barnet nämns bara av andra.');
    expect(html).toMatch(/Någon grad<span[^>]*>förslag</u);
    expect([...html.matchAll(/aria-hidden="true">(.)</gu)].map(([, key]) => key)).toEqual([
      '1',
      '2',
      '3',
      'E',
    ]);
  });

  it('has no letters for a choice that allows none', () => {
    expect(inputs(control('arendetyp'))).toHaveLength(3);
  });

  it('has a box for each of several choices', () => {
    expect(inputs(control('horda', { content: 'barnet skolan' }))).toEqual([
      'content:horda=barnet*',
      'content:horda=vardnadshavare',
      'content:horda=skolan*',
      'option:horda=documentMissing',
    ]);
  });

  it('lets nobody pick a day after the reference date, and says what is wrong with one that was typed', () => {
    const html = control('beslutsdatum', { content: '2026-10-01' });
    expect(html).toContain('type="date"');
    expect(html).toContain('max="2026-10-31"');
    expect(html).not.toContain('aria-invalid');
    const message = '2026-11-05 är efter referensdatumet 2026-10-31.';
    const wrong = control(
      'beslutsdatum',
      {},
      {
        entry: { ...entry, draft: { ...draft, content: '2026-11-05' }, state: 'invalid', message },
      },
    );
    expect(wrong).toContain('aria-invalid="true"');
    expect(wrong).toContain(message);
  });

  it('shows a number with its unit, bounds, comma and the way to the standard value', () => {
    const html = control('minuter', { content: '75.5' });
    expect(inputs(html)[0]).toBe('content:minuter=75,5');
    expect(html).toContain('Svar i minuter');
    expect(html).toContain('Mellan 0 och 600 minuter.');
    expect(html).toContain('Standard: 60 minuter. 15,5 minuter över.');
    expect(control('minuter')).toContain('Standard: 60 minuter.<');
  });

  it('has a place for words', () => {
    expect(control('skal-over-standard', { content: 'Två <personer> behövs.' })).toContain(
      'Två &lt;personer&gt; behövs.</textarea>',
    );
  });

  it('has a row for the level before and one for after, and says what the change is', () => {
    const html = control('niva', { content: 'n1>n3' });
    expect(inputs(html).filter((input) => input.endsWith('*'))).toEqual([
      'before:niva=n1*',
      'after:niva=n3*',
    ]);
    expect(html).toContain('2 nivåer upp.');
    expect(inputs(control('niva', { content: 'n2>' })).filter((input) => input.endsWith('*'))).toEqual([
      'before:niva=n2*',
    ]);
  });

  it('can be taken back without JavaScript where writing takes the place of a choice', () => {
    const written = control('minuter', { option: 'notApplicable' }, { isAlive: false });
    expect(inputs(written)).toEqual(['content:minuter=', 'option:minuter=', 'option:minuter=notApplicable*']);
    const rated = control('samlad-bedomning', {}, { isAlive: false, isRating: true, suggested: 'brist' });
    expect(inputs(rated)[0]).toBe('option:samlad-bedomning=*');
    expect(rated).toContain('Det beräknade gäller');
  });
});
