import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';

type Props = { registerId: number; fields: readonly (readonly [name: string, value: string])[] };

/** Opens the form of a new control with the check's cases as its frame; nothing is saved before somebody does so there. */
export function MakeControl({ registerId, fields }: Props) {
  return (
    <Section
      title="Granska akterna"
      lead={
        <p>
          Registret säger vad som är skrivet, inte varför. Vill du se efter i akterna gör du en kontroll där
          de hittade ärendena är urvalsramen.
        </p>
      }
      isScreenOnly
    >
      <Form method="post" action={`/kontroller/ny?register=${registerId}`}>
        {fields.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand several times, in an order that is fixed.
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <Button variant="secondary">Gör en kontroll av dessa</Button>
      </Form>
    </Section>
  );
}
