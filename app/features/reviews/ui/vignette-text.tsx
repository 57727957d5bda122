import { Link } from '@remix-run/react';
import { Notice } from '#app/shared/ui/notice.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { ReadingText } from './reading-text.tsx';

export type VignetteToShow = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly isOpen: boolean;
};

type Props = { vignette: VignetteToShow; facts: readonly (readonly [string, string])[] };

/** The invented case as a text to read, with the facts that a register would have held. */
export function VignetteText({ vignette, facts }: Props) {
  return (
    <aside aria-label="Vinjettens text">
      <h2>{vignette.title}</h2>
      <ReadingText paragraphs={vignette.paragraphs} />
      {facts.length > 0 ? (
        <SummaryList items={facts.map(([term, description]) => ({ term, description }))} />
      ) : null}
    </aside>
  );
}

/** That the answering is over, for whoever has answered and for whoever has not. */
export function AnsweringOver({ roundId, isHandedIn }: { roundId: number; isHandedIn: boolean }) {
  return isHandedIn ? (
    <Notice tone="info" title="Alla svar är öppna">
      <p>
        <Link to={`/vinjetter/${roundId}`}>Se hur gruppen svarade</Link>. Dina egna svar går inte att ändra
        längre.
      </p>
    </Notice>
  ) : (
    <Notice tone="warning" title="Svarandet är avslutat">
      <p>
        Den som leder omgången avslutade innan du hade lämnat in. Dina svar räknas inte med och visas inte.
      </p>
    </Notice>
  );
}
