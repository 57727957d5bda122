import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { Tabs } from '#app/shared/ui/tabs.tsx';
import { TYPED_KINDS, type TypedKind } from '../domain/typed-figure.ts';
import { typedKindWords } from '../domain/year-words.ts';
import type { TypedValues } from '../forms/typed-figure-form.ts';
import type { TypedFiguresPage } from '../server/typed-figures.server.ts';
import { typedFigureInWords } from './typed-figure-words.ts';
import { KindFields } from './typed-kind-fields.tsx';

/** What has been typed, each with a way to take it away. */
export function TypedFigures({ figures, types }: Pick<TypedFiguresPage, 'figures' | 'types'>) {
  if (figures.length === 0) return <p>Inga siffror är inskrivna än.</p>;
  return (
    <Table caption="Inskrivna siffror" captionHidden>
      <thead>
        <tr>
          <th scope="col">Vad</th>
          <th scope="col">Enhet</th>
          <th scope="col">År</th>
          <th scope="col">Siffror</th>
          <th scope="col">Inskrivet av</th>
          <th scope="col">Ta bort</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ id, revision, unitName, year, figure, writtenByName }) => (
          <tr key={id}>
            <th scope="row">{typedKindWords[figure.kind]}</th>
            <td>{unitName}</td>
            <td>{year}</td>
            <td>{typedFigureInWords(figure, types)}</td>
            <td>{writtenByName}</td>
            <td>
              <Form method="post">
                <input type="hidden" name="figureId" value={id} />
                <input type="hidden" name="revision" value={revision} />
                <Button
                  variant="quiet"
                  name="intent"
                  value="remove"
                  aria-label={`Ta bort ${typedKindWords[figure.kind].toLowerCase()}, ${unitName} ${year}`}
                >
                  Ta bort
                </Button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type FormProps = Pick<TypedFiguresPage, 'units' | 'types' | 'year' | 'unit'> & {
  kind: TypedKind;
  typed: TypedValues | undefined;
  errors: readonly FormError[];
};

const leads: Readonly<Record<TypedKind, string>> = {
  complaints: 'Klagomål räknar programmet inte. Skriv hur många varje enhet fick.',
  deviations:
    'Bara för tid då programmet inte var i bruk. Det du skriver läggs till det som programmet räknar.',
  lexSarah:
    'Bara för tid då programmet inte var i bruk. Det du skriver läggs till det som programmet räknar.',
  benchmark:
    'Era egna siffror bredvid andras, till exempel rikets. De visas som du skriver dem, också i versionen till nämnden. ' +
    'Skriv därför inget eget värde ur en kontroll om talet är dolt där: en andel av få ärenden säger hur många de var. ' +
    'Skriv inga namn på personer.',
};

/** The form of the kind that was chosen, with the way to the others. */
export function TypedFigureForm({ kind, typed, errors, ...page }: FormProps) {
  const field = (name: keyof TypedValues) => ({
    name,
    defaultValue: typed?.[name] ?? '',
    error: errors.find((error) => error.field === name)?.message,
  });
  const years = [page.year, page.year - 1].map((year) => ({ value: String(year), label: String(year) }));
  return (
    <Section title="Skriv in" lead={<p>{leads[kind]}</p>} isScreenOnly>
      <Stack>
        <Tabs
          label="Vad du vill skriva in"
          items={TYPED_KINDS.map((one) => ({
            to: `/aret/${page.year}/siffror?enhet=${page.unit.id}&slag=${one}`,
            label: typedKindWords[one],
            isCurrent: one === kind,
          }))}
        />
        <Form method="post">
          <Stack>
            <input type="hidden" name="kind" value={kind} />
            <Select
              {...field('unitId')}
              defaultValue={typed?.unitId ?? String(page.unit.id)}
              label="Enhet"
              options={page.units.map(({ id, name, depth }) => ({
                value: String(id),
                label: `${'\u2003'.repeat(depth)}${name}`,
              }))}
            />
            <Select
              {...field('year')}
              defaultValue={typed?.year ?? String(page.year)}
              label="År"
              options={years}
            />
            <KindFields kind={kind} field={field} types={page.types} />
            <div>
              <Button name="intent" value="add">
                Skriv in
              </Button>
            </div>
          </Stack>
        </Form>
      </Stack>
    </Section>
  );
}
