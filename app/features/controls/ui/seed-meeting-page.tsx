import { Link, useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { onComputerInWords } from '#app/features/controls/domain/draw-words.ts';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatTime, plural, sentence } from '#app/shared/text/format.ts';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { drawInSentences } from './draw-sentences.ts';
import { DrawStrip } from './draw-strip.tsx';
import { DrawnCasesTable } from './drawn-cases-table.tsx';
import { Fingerprint } from './fingerprint.tsx';
import styles from './seed-meeting.module.css';
import { SeedPartForm } from './seed-part-form.tsx';

type Person = {
  readonly personId: number;
  readonly name: string;
  readonly givenAt: string | null;
  readonly onComputerOf: string | null;
  readonly isSelf: boolean;
};

type Props = {
  page: {
    readonly round: { readonly id: number; readonly name: string };
    readonly controlName: string;
    readonly designInWords: string;
    readonly frame: { readonly size: number; readonly fingerprint: string };
    readonly people: readonly Person[];
    readonly isOpen: boolean;
    readonly givenUp: string | null;
    readonly mayGiveUp: boolean;
    readonly draw: DrawView | null;
  };
  error?: { field: string; message: string } | undefined;
};

const POLL_MS = 2000;

/** Looks again while somebody is waited for; without JavaScript the page is read in again by hand. */
function usePolling(isWaiting: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
}

/** Looking again forgets the answer to what was posted: what went wrong stays until something else is posted. */
function useKeptError(answered: Props['error']): Props['error'] {
  const { state } = useNavigation();
  const [kept, setKept] = useState(answered);
  useEffect(() => {
    if (answered) setKept(answered);
    else if (state === 'submitting') setKept(undefined);
  }, [answered, state]);
  return answered ?? kept;
}

/** The two who give a part each, and then the draw, for a wall. */
export function SeedMeetingPage({ page, error: answered }: Props) {
  const { round, frame, people, isOpen, draw } = page;
  const error = useKeptError(answered);
  usePolling(isOpen);
  return (
    <div className={styles.wall}>
      <div className={styles.inner}>
        <div className={styles.top}>
          <span>
            {page.controlName}, {round.name}
          </span>
          <Link to={`/omgangar/${round.id}#dragning`}>Till omgången</Link>
        </div>
        <h1 className={styles.title}>{titleOf(page)}</h1>
        <p className={styles.facts}>
          {sentence(`Urval: ${page.designInWords}`)} Urvalsramen är fryst och har{' '}
          {plural(frame.size, 'ärende', 'ärenden')}. Dess fingeravtryck:
        </p>
        <Fingerprint value={frame.fingerprint} />
        {error && isOpen ? <ErrorSummary title="Inget är ändrat" errors={[error]} /> : null}
        {draw ? (
          <Drawn draw={draw} frameSize={frame.size} />
        ) : isOpen ? (
          <>
            <div className={styles.people}>
              {people.map((person) => (
                <PersonBox key={person.personId} person={person} error={error} />
              ))}
            </div>
            <p>
              Ingen ser någon av delarna förrän båda är lämnade. I samma stund dras urvalet. Fröet blir den
              förstas del, ett plustecken och den andras del.
            </p>
            {page.mayGiveUp ? (
              <div>
                <GiveUp error={error?.field === 'reason' ? error.message : undefined} />
              </div>
            ) : null}
          </>
        ) : (
          <p>{page.givenUp}</p>
        )}
      </div>
    </div>
  );
}

function titleOf({ draw, isOpen }: Props['page']): string {
  if (draw) return 'Urvalet är draget';
  return isOpen ? 'Två personer ger varsin del av fröet' : 'Fröet i två delar gavs upp';
}

function PersonBox({ person, error }: { person: Person; error: Props['error'] }) {
  const { personId, name, givenAt, onComputerOf, isSelf } = person;
  return (
    <section className={styles.person} aria-label={name}>
      <h2 className={styles.name}>{name}</h2>
      {givenAt ? (
        <p className={styles.given} role="status">
          ✓ har lämnat sin del kl. {formatTime(givenAt)}
          {onComputerInWords(onComputerOf)}
        </p>
      ) : (
        <>
          <p role="status">Väntar</p>
          {isSelf ? (
            <SeedPartForm personId={personId} name={name} isSelf error={error} />
          ) : (
            <Disclosure
              summary="Lämna delen på den här datorn"
              open={error?.field.endsWith(`-${personId}`) === true}
            >
              <SeedPartForm personId={personId} name={name} isSelf={false} error={error} />
            </Disclosure>
          )}
        </>
      )}
    </section>
  );
}

function GiveUp({ error }: { error: string | undefined }) {
  return (
    <ConfirmDialog
      trigger="Ge upp"
      triggerVariant="quiet"
      title="Ge upp fröet i två delar?"
      confirmLabel="Ge upp"
      confirmVariant="danger"
      hiddenFields={{ intent: 'giveUp' }}
      isOpen={error !== undefined}
    >
      <p>Skälet står i urvalsprotokollet. En del som är lämnad visas aldrig.</p>
      <Textarea label="Varför?" name="reason" rows={2} maxLength={500} error={error} />
    </ConfirmDialog>
  );
}

function Drawn({ draw, frameSize }: { draw: DrawView; frameSize: number }) {
  return (
    <>
      <div className={styles.people}>
        {draw.seedParts.map(({ name, part, enteredAt, onComputerOf }) => (
          <section key={name} className={styles.person} aria-label={name}>
            <h2 className={styles.name}>{name}s del</h2>
            <p className={styles.seed}>{part}</p>
            <p>
              Lämnad kl. {formatTime(enteredAt)}
              {onComputerInWords(onComputerOf)}
            </p>
          </section>
        ))}
      </div>
      <section aria-label="Frö">
        <h2 className={styles.name}>Frö</h2>
        <p className={styles.seed}>{draw.seed}</p>
      </section>
      {drawInSentences(draw, frameSize).map((sentence) => (
        <p key={sentence} className={styles.facts}>
          {sentence}
        </p>
      ))}
      <DrawStrip draw={draw} frameSize={frameSize} />
      <DrawnCasesTable draw={draw} caption="Dragna ärenden" />
    </>
  );
}
