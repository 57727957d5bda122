import type { FirstStep } from '#app/features/home/domain/first-steps.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Steps } from '#app/shared/ui/steps.tsx';

const STEPS_IN_WORDS: Readonly<Record<number, string>> = { 5: 'fem', 6: 'sex' };

/** The way from an empty program to the first Excel file; gone once it has been walked. */
export function FirstSteps({ steps }: { steps: readonly FirstStep[] }) {
  const current = steps.find((step) => step.state === 'current');
  return (
    <Section
      title="Kom igång"
      lead={`Från början till färdig Excel-fil i ${STEPS_IN_WORDS[steps.length] ?? steps.length} steg. Listan försvinner när alla är gjorda.`}
    >
      <Stack>
        <Steps label="Kom igång" items={steps} />
        {current?.to ? <ButtonLink to={current.to}>{current.label}</ButtonLink> : null}
      </Stack>
    </Section>
  );
}
