import { Form } from '@remix-run/react';
import type { YearLockView } from '#app/features/controls/domain/round-overview.ts';
import type { FieldError } from '#app/features/controls/forms/control-form-values.ts';
import type { DrawFormValues } from '#app/features/controls/forms/draw-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import styles from './draw-form.module.css';
import { LockedSeedFacts } from './locked-seed-facts.tsx';
import { SeedChoice } from './seed-choice.tsx';

export type DrawFormProps = {
  roundId: number;
  /** Draws made so far; more than none means that this one needs a reason. */
  drawCount: number;
  /** The seed decides only an order: there is nothing to choose. */
  isByLot: boolean;
  /** The first draw is made with the seed locked for the year, if there is one that applies. */
  yearLock: YearLockView | null;
  /** Whether a seed may be typed: not after one that no single person decided. */
  mayTypeSeed: boolean;
  /** Who can give a part of the seed. */
  people: readonly { readonly value: string; readonly label: string }[];
  values?: DrawFormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** Where the seed comes from, and the button that draws. */
export function DrawForm(props: DrawFormProps) {
  const { roundId, drawCount, isByLot, yearLock, values, errors = [] } = props;
  const isRedraw = drawCount > 0;
  const isLocked = !isRedraw && isByLot && yearLock?.applies === true;
  return (
    <Form method="post" action={`/omgangar/${roundId}/dra`} className={styles.draw}>
      <input type="hidden" name="drawsSeen" value={drawCount} />
      <Stack>
        {isRedraw ? (
          <Textarea
            label="Varför ska urvalet dras om?"
            name="redrawReason"
            hint="Med ord, minst tio bokstäver. Skälet och den tidigare dragningen står kvar i urvalsprotokollet. Läsare av resultatet ser att urvalet drogs om, men inte skälet."
            rows={2}
            defaultValue={values?.redrawReason ?? ''}
            error={errors.find(({ field }) => field === 'redrawReason')?.message}
          />
        ) : null}
        {isLocked ? (
          <LockedChoice yearLock={yearLock} />
        ) : isByLot ? (
          <SeedChoice {...props} />
        ) : (
          <input type="hidden" name="seedOrigin" value="generated" />
        )}
        <div className={styles.drawing}>
          <Notice
            tone="info"
            title={isRedraw ? 'Vad som händer när du drar om' : 'Vad som händer när du drar'}
          >
            <p>{isRedraw ? AGAIN : isByLot ? FIRST : NOT_BY_LOT}</p>
          </Notice>
        </div>
        <div className={styles.appointing}>
          <Notice tone="info" title="Vad som händer när du utser de två">
            <p>
              {APPOINTED} {isRedraw ? AGAIN : ''}
            </p>
          </Notice>
        </div>
        <div>
          <Button type="submit" variant="primary">
            <span className={styles.drawing}>
              {isRedraw ? 'Dra om urvalet' : isByLot ? 'Dra urvalet' : 'Bestäm urvalet'}
            </span>
            <span className={styles.appointing}>Utse de två</span>
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

const APPOINTED =
  'Inget dras än. De två ser på sin översikt att delen väntas, och lämnar den var för sig eller i ett möte. Urvalet dras när båda delarna är inne.';
const AGAIN = 'Ett nytt urval ersätter det förra, som står kvar i protokollet med ditt skäl.';
const FIRST =
  'Alla ärenden i ramen får ett slumptal och de lägsta dras. Dragningen sparas och kan inte ändras. En omgång har en dragning; att dra om kräver ett skäl.';
const NOT_BY_LOT =
  'Ärendena tas som kontrollen anger och sparas. Sedan kan urvalet inte ändras. Programmet skapar ett frö för den ordning de står i.';

function LockedChoice({ yearLock }: { yearLock: YearLockView }) {
  return (
    <Stack gap="small">
      <input type="hidden" name="seedOrigin" value="locked" />
      <p>
        Omgången dras med fröet som är låst för {yearLock.year}. Efter det sätter programmet kontrollens och
        omgångens nummer, så att årets omgångar får olika urval. Inget annat frö går att välja.
      </p>
      <LockedSeedFacts locked={yearLock} />
    </Stack>
  );
}
