import type { ReactNode } from 'react';
import { Notice } from '#app/shared/ui/notice.tsx';
import { ToldFirst } from '#app/shared/ui/told-first.tsx';

type Problem = 'changedMeanwhile' | 'tooLarge';

/** Why a change was not saved. `children` shows what is there now, beside what was written. */
export function DraftProblem({ problem, children }: { problem: Problem | undefined; children?: ReactNode }) {
  if (problem === undefined) return null;
  return <ToldFirst>{noticeOf(problem, children)}</ToldFirst>;
}

function noticeOf(problem: Problem, children: ReactNode) {
  if (problem === 'tooLarge')
    return (
      <Notice tone="error" live title="Checklistan är full">
        <p>En checklista har plats för 60 avsnitt med 200 frågor i varje. Inget har sparats.</p>
      </Notice>
    );
  return (
    <Notice tone="warning" live title="Utkastet har ändrats sedan du öppnade sidan">
      <p>
        Någon annan, eller du i ett annat fönster, har sparat en ändring. Det du skrev står kvar men är inte
        sparat. Jämför med det som gäller nu. Sparar du igen är det ditt som gäller.
      </p>
      {children}
    </Notice>
  );
}
