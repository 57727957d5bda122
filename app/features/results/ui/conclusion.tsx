import { Form } from '@remix-run/react';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type Props = {
  stored: { text: string; revision: number; savedAt: string; savedByName: string } | null;
  /** What was written and not saved. */
  typed: string | undefined;
  mayWrite: boolean;
};

/** What the group came to: read by all who answered, written by the leader. */
export function Conclusion({ stored, typed, mayWrite }: Props) {
  if (!mayWrite && !stored) return null;
  return (
    <Section title="Slutsats från mötet" id="slutsats">
      <Stack>
        {stored ? (
          <>
            <ReadingText paragraphs={paragraphsOf(stored.text)} />
            <p>
              Sparat av {stored.savedByName} {formatDateTime(stored.savedAt)}.
            </p>
          </>
        ) : null}
        {mayWrite ? (
          <Form method="post" key={stored?.revision ?? 0}>
            <Stack>
              <input type="hidden" name="seenRevision" value={stored?.revision ?? 0} />
              <Textarea
                label={stored ? 'Ändra slutsatsen' : 'Vad kom ni fram till?'}
                name="conclusion"
                hint="Det ni blev överens om och det som ska göras tydligare, till exempel i en riktlinje. Inga namn."
                rows={5}
                defaultValue={typed ?? stored?.text ?? ''}
              />
              <div>
                <Button type="submit" name="intent" value="conclude" variant="secondary">
                  Spara slutsatsen
                </Button>
              </div>
            </Stack>
          </Form>
        ) : null}
      </Stack>
    </Section>
  );
}
