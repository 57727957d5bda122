import { Form, Link } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import fieldStyles from '#app/shared/ui/field.module.css';
import { Stack } from '#app/shared/ui/stack.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import type { WheelItem } from '../server/load-wheel.server.ts';

type MarkEntryProps = { item: WheelItem; entry: NonNullable<WheelItem['entry']> };

/** What became of an entry of somebody's own, and the way to change it. */
export function MarkEntry({ item, entry }: MarkEntryProps) {
  const isOpen = item.status === 'late' || item.status === 'planned';
  const name = `reason-${entry.id}`;
  return (
    <Disclosure
      summary={
        <>
          Ändra läge<VisuallyHidden>: {item.title}</VisuallyHidden>
        </>
      }
    >
      <Form method="post">
        <Stack gap="small">
          <input type="hidden" name="entryId" value={entry.id} />
          <input type="hidden" name="revision" value={entry.revision} />
          {isOpen ? (
            <>
              <div>
                <Button name="intent" value="done">
                  Gjort
                </Button>
              </div>
              <label className={fieldStyles.label} htmlFor={name}>
                Varför det inte blev gjort
              </label>
              <input id={name} name="reason" className={fieldStyles.input} />
              <div>
                <Button variant="secondary" name="intent" value="notDone">
                  Inte gjort
                </Button>
              </div>
            </>
          ) : (
            <div>
              <Button variant="secondary" name="intent" value="open">
                Öppna igen
              </Button>
            </div>
          )}
          {entry.mayChange ? (
            <p>
              <Link to={`/arshjul/punkter/${entry.id}`}>Ändra eller ta bort punkten</Link>
            </p>
          ) : null}
        </Stack>
      </Form>
    </Disclosure>
  );
}
