import { Form } from '@remix-run/react';
import { valuesOf } from '#app/features/checklists/domain/form-fields.ts';
import type { ToldComparison } from '#app/features/checklists/server/load-publication.server.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Choice } from '#app/shared/ui/choice-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { type FormProps, fieldIn } from './form-field.ts';

type Props = FormProps & { number: number; revision: number; comparison: ToldComparison | null };

/** What the version changes, and the last words before it is made. */
export function PublishForm({ number, revision, comparison, fields, errors }: Props) {
  const suggested = number === 1 ? { note: ['Den första versionen.'] } : {};
  const field = fieldIn({ fields: { ...suggested, ...fields }, errors });
  return (
    <Form method="post" noValidate>
      <Stack gap="large">
        <input type="hidden" name="revision" value={revision} />
        {comparison ? <Changes comparison={comparison} fields={fields} errors={errors} /> : null}
        <Textarea
          label="Vad är nytt?"
          hint="Kort, till den som väljer checklista. Står bland versionerna."
          rows={2}
          {...field('note')}
        />
        <div>
          <Button>Publicera version {number}</Button>
        </div>
      </Stack>
    </Form>
  );
}

function Changes({ comparison, fields, errors }: FormProps & { comparison: ToldComparison }) {
  const field = fieldIn({ fields, errors });
  const { added, removed, moved, changed, sections, aspects, isSame } = comparison;
  if (isSame) return <p>Utkastet är likadant som den senaste versionen. Det finns inget att publicera.</p>;
  const lines = [
    ...aspects.map((aspect) => `Checklistan: ${aspect} är ändrat`),
    ...sections,
    ...added.map((name) => `Ny fråga: ${name}`),
    ...removed.map((name) => `Borttagen fråga: ${name}`),
    ...moved.map((name) => `Flyttad fråga: ${name}`),
  ];
  return (
    <>
      {lines.length === 0 ? null : (
        <Section title="Ändringar">
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
      {changed.length === 0 ? null : (
        <Section
          title="Ändrade frågor"
          lead="Markera de frågor som inte längre frågar efter samma sak. Utvecklingen visar då att svaren inte kan jämföras med tidigare."
        >
          {changed.map(({ key, shortName, aspects: own, isWordingChanged, before, after }) => (
            <Stack key={key} gap="small">
              <h3>{shortName}</h3>
              <p>Ändrat: {own.join(', ')}.</p>
              {isWordingChanged ? (
                <p>
                  Förut: ”{before}” Nu: ”{after}”
                </p>
              ) : null}
              <Choice
                id={`breaks-${key}`}
                type="checkbox"
                name="breaks"
                value={key}
                label={`Bryter jämförbarheten: ${shortName}`}
                isChecked={valuesOf(fields, 'breaks').includes(key)}
              />
              <Textarea
                label={`Varför kan svaren på ”${shortName}” inte jämföras?`}
                hint="Behövs bara om du har markerat frågan."
                rows={2}
                {...field(`why-${key}`)}
              />
            </Stack>
          ))}
        </Section>
      )}
    </>
  );
}
