import { Form } from '@remix-run/react';
import type { Section as SectionData } from '#app/features/checklists/domain/definition.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { type FormProps, fieldIn } from './form-field.ts';

type Props = FormProps & { section: SectionData; revision: number };

/** The words of a whole section on one page: what differs between two items that are judged the same way. */
export function CopySectionForm({ section, revision, fields, errors }: Props) {
  const field = fieldIn({ fields, errors });
  return (
    <Form method="post" noValidate>
      <Stack gap="large">
        <input type="hidden" name="revision" value={revision} />
        <TextField label="Det nya avsnittets rubrik" width="full" maxLength={120} {...field('title')} />
        {section.questions.map(({ key, shortName, deviation }, index) => (
          <Section key={key} title={`Fråga ${index + 1}: ${shortName}`}>
            <TextField
              label={`Kort namn på fråga ${index + 1}`}
              maxLength={80}
              {...field(`shortName-${key}`)}
            />
            <Textarea
              label={`Fråga ${index + 1} som granskaren läser den`}
              rows={2}
              {...field(`wording-${key}`)}
            />
            <Textarea label={`Hjälptext till fråga ${index + 1}`} rows={3} {...field(`help-${key}`)} />
            {deviation ? (
              <TextField
                label={`Avvikelsens rubrik på fråga ${index + 1}`}
                width="full"
                {...field(`deviation-${key}`)}
              />
            ) : null}
          </Section>
        ))}
        <div>
          <Button>Lägg till kopian</Button>
        </div>
      </Stack>
    </Form>
  );
}
