import { EmptyState } from '#app/shared/ui/empty-state.tsx';

const NOTHING = {
  leader: {
    title: 'Inget väntar på dig',
    text: 'När du får en granskning, en avvikelse eller en åtgärd att ta hand om, eller äger en omgång, står den här.',
  },
  reviewer: { title: 'Inget väntar på dig', text: 'När du får en granskning att göra står den här.' },
  reader: { title: 'Inget väntar på dig', text: 'Nya resultat visas här när de fastställs.' },
  administrator: {
    title: 'Inget väntar på dig',
    text: 'Här visas personer som saknar lösenord och roller som snart upphör.',
  },
} as const;

/** What will stand here one day, by what the person does in the program; null for whoever has no role. */
export function NothingWaits({ whose }: { whose: keyof typeof NOTHING | null }) {
  const nothing = whose === null ? NO_ROLE : NOTHING[whose];
  return (
    <EmptyState title={nothing.title}>
      <p>{nothing.text}</p>
    </EmptyState>
  );
}

const NO_ROLE = {
  title: 'Du har ingen roll just nu',
  text: 'Utan roll finns inget att se. Tala med systemförvaltaren om vad du ska göra i programmet.',
};
