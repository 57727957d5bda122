import { formatNumber } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { Ended } from './ended-import.tsx';

type NextStepsProps = { registerId: number; steps: NonNullable<Ended['nextSteps']> };

/** Where to go when a file has been read in: what waits first, then what the cases are for. */
export function NextSteps({ registerId, steps }: NextStepsProps) {
  const { nameCount, protectedCount, mayCheck, mayControl } = steps;
  const here = `/register/${registerId}`;
  const links = [
    ...(nameCount > 0
      ? [{ to: `${here}/namn`, label: `Koppla namn (${formatNumber(nameCount)} väntar)` }]
      : []),
    ...(protectedCount > 0
      ? [
          {
            to: `${here}/installningar#skyddade`,
            label: 'Bestäm vad som gäller för skyddade personuppgifter',
          },
        ]
      : []),
    ...(mayCheck
      ? [{ to: `/registerkontroller?register=${registerId}`, label: 'Kontrollera registret' }]
      : []),
    ...(mayControl ? [{ to: '/kontroller/ny', label: 'Planera en kontroll' }] : []),
  ];
  if (links.length === 0) return null;
  return (
    <Section title="Nästa steg">
      <Stack isRow>
        {links.map(({ to, label }, index) => (
          <ButtonLink key={to} to={to} variant={index === 0 ? 'primary' : 'secondary'}>
            {label}
          </ButtonLink>
        ))}
      </Stack>
    </Section>
  );
}
