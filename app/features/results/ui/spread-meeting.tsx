import type { SerializeFrom } from '@remix-run/node';
import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import type { loadSpreadMeeting } from '../server/load-spread-page.server.ts';
import { QuestionSpreadView } from './question-spread.tsx';
import styles from './spread.module.css';

type Props = SerializeFrom<ReturnType<typeof loadSpreadMeeting>> & {
  /** The slide that is shown, from 1. */
  number: number;
};

/** One thing at a time in large letters, for a projector: each text, followed by its questions. */
export function SpreadMeeting({ round, order, slides, isNamed, number }: Props) {
  const slide = slides[number - 1];
  const address = (to: number) =>
    `/vinjetter/${round.id}/mote?${order === 'checklist' ? 'ordning=checklista&' : ''}nr=${to}`;
  const before = number > 1 ? address(number - 1) : undefined;
  const after = number < slides.length ? address(number + 1) : undefined;
  useArrows(before, after);
  const back = `/vinjetter/${round.id}${order === 'checklist' ? '?ordning=checklista' : ''}`;
  return (
    <>
      <PageHeader
        title={slide?.title ?? round.name}
        eyebrow={round.name}
        back={{ to: back, label: 'Alla frågor' }}
      />
      {slide === undefined ? (
        <p>Det finns inget att visa förrän svaren är öppna.</p>
      ) : (
        <div className={styles.meeting}>
          <nav className={styles.meetingWay} aria-label="Bläddra">
            {before ? (
              <ButtonLink to={before} variant="secondary">
                Föregående
              </ButtonLink>
            ) : (
              <span />
            )}
            <span>
              {number} av {slides.length}
              {isNamed ? ', namnen visas' : ''}
            </span>
            {after ? <ButtonLink to={after}>Nästa</ButtonLink> : <span />}
          </nav>
          <div aria-live="polite">
            {slide.kind === 'text' ? (
              <ReadingText paragraphs={slide.paragraphs} isLarge />
            ) : (
              <>
                <h2 className={styles.wording}>{slide.question.wording}</h2>
                <QuestionSpreadView question={slide.question} />
              </>
            )}
          </div>
          <p className={styles.eyebrow}>Vänster och höger piltangent bläddrar.</p>
        </div>
      )}
    </>
  );
}

/** The arrow keys turn the page, but not in a field or in a table that scrolls sideways. */
function useArrows(before: string | undefined, after: string | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const to = event.key === 'ArrowLeft' ? before : event.key === 'ArrowRight' ? after : undefined;
      const isTaken = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      if (to === undefined || isTaken || scrollsSideways(event.target)) return;
      event.preventDefault();
      navigate(to, { preventScrollReset: false });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [before, after, navigate]);
}

function scrollsSideways(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.scrollWidth > target.clientWidth + 1;
}
