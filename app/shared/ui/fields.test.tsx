import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Checkbox } from './checkbox.tsx';
import { CheckboxGroup } from './checkbox-group.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { RadioGroup } from './radio-group.tsx';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';
import { Textarea } from './textarea.tsx';

const options = [
  { value: 'J', label: 'Ja' },
  { value: 'N', label: 'Nej', hint: 'Beskriv bristen' },
];

/** Every id a label, description or link points at must be an id in the markup, and no id may stand twice. */
function danglingReferences(html: string): string[] {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
  const references = [...html.matchAll(/(?:for|aria-describedby|aria-labelledby|href)="#?([^"]+)"/g)];
  const missing = references
    .flatMap((match) => (match[1] ?? '').split(' '))
    .filter((id) => !ids.includes(id));
  return [...missing, ...ids.filter((id, index) => ids.indexOf(id) !== index)];
}

describe('fields', () => {
  it('ties label, hint and error to the input', () => {
    const html = renderToStaticMarkup(
      <TextField label="Namn" name="name" hint="Kort" error="Skriv ett namn" defaultValue="A & B" required />,
    );
    expect(html).toContain('<label class="');
    expect(html).toContain('for="field-name"');
    expect(html).toContain('aria-describedby="field-name-hint field-name-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="A &amp; B"');
    expect(danglingReferences(html)).toEqual([]);
  });

  it('says nothing of errors where there are none', () => {
    const html = renderToStaticMarkup(<Textarea label="Kommentar" name="comment" />);
    expect(html).not.toMatch(/aria-invalid|aria-describedby/);
  });

  it('keeps the chosen value of a select', () => {
    const html = renderToStaticMarkup(
      <Select label="Svar" name="answer" options={options} emptyLabel="Välj" defaultValue="N" />,
    );
    expect(html).toContain('<option value="">Välj</option>');
    expect(html).toMatch(/<option value="N" selected="">|<option selected="" value="N">/);
  });
});

describe('choices', () => {
  it('gives the first choice the id that the error summary links to', () => {
    const html = renderToStaticMarkup(
      <>
        <ErrorSummary errors={[{ field: 'answer', message: 'Välj ett svar' }]} />
        <RadioGroup legend="Svar" name="answer" options={options} defaultValue="N" error="Välj ett svar" />
      </>,
    );
    expect(html).toMatch(/<a [^>]*href="#field-answer"/);
    expect(html).toMatch(/id="field-answer"[^>]*value="J"/);
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(danglingReferences(html)).toEqual([]);
  });

  it('ticks what was ticked', () => {
    const group = renderToStaticMarkup(
      <CheckboxGroup legend="Former" name="forms" options={options} defaultValues={['J', 'N']} />,
    );
    expect(group.match(/checked=""/g)).toHaveLength(2);
    expect(renderToStaticMarkup(<Checkbox label="Visa" name="shown" value="ja" />)).not.toContain('checked');
  });
});

describe('ErrorSummary', () => {
  it('is absent without errors and escapes what people typed', () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe('');
    const html = renderToStaticMarkup(<ErrorSummary errors={[{ message: '"<b>" är inget datum' }]} />);
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('<b>');
  });
});
