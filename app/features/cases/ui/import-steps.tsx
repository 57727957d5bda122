import { type Step, Steps } from '#app/shared/ui/steps.tsx';

const ORDER = ['file', 'preview', 'done'] as const;
const LABELS = { file: 'Välj fil', preview: 'Kontrollera', done: 'Inläst' } as const;

/** Where an import stands: file, preview, read in. */
export function ImportSteps({ current }: { current: (typeof ORDER)[number] }) {
  const now = ORDER.indexOf(current);
  const items = ORDER.map((step, index): Step => {
    const isDone = index < now || (index === now && step === 'done');
    return { label: LABELS[step], state: isDone ? 'done' : index === now ? 'current' : 'upcoming' };
  });
  return <Steps label="Inläsningens steg" items={items} />;
}
