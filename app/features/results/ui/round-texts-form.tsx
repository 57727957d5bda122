import { Form } from '@remix-run/react';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { ReadingText } from '#app/features/reviews/ui/reading-text.tsx';
import { REPORT_PARTS, type ReportPart } from '#app/shared/domain/vocabulary.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Checkbox } from '#app/shared/ui/checkbox.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { ROUND_TEXT_HINTS, ROUND_TEXT_NAMES } from '../domain/round-text-words.ts';
import type { TypedTexts } from '../domain/round-texts.ts';
import type { RoundTextsPage } from '../server/load-round-texts.server.ts';
import { EarlierText } from './earlier-text.tsx';

type RoundTextsFormProps = {
  page: RoundTextsPage;
  typed: TypedTexts | undefined;
  errors: readonly FormError[];
};

/** The four texts in one form: what was not changed is not saved, so that two people can write at once. */
export function RoundTextsForm({ page, typed, errors }: RoundTextsFormProps) {
  return (
    <Form method="post">
      <Stack gap="large">
        {REPORT_PARTS.map((part) => (
          <PartOfForm key={part} part={part} page={page} typed={typed} errors={errors} />
        ))}
        <div>
          <Button type="submit">Spara texten</Button>
        </div>
      </Stack>
    </Form>
  );
}

function PartOfForm({ part, page, typed, errors }: RoundTextsFormProps & { part: ReportPart }) {
  const stored = page.texts[part];
  const own = typed?.[part];
  const isOther = own !== undefined && own.text !== stored.text && own.seenRevision !== stored.revision;
  const name = ROUND_TEXT_NAMES[part];
  return (
    <Section title={name}>
      <Stack>
        <input type="hidden" name={`revision-${part}`} value={stored.revision} />
        <input type="hidden" name={`seen-${part}`} value={stored.text} />
        {part === 'result' ? <ReadingText paragraphs={page.sentences} /> : null}
        {isOther ? (
          <Notice tone="warning" title={`Det här har ${stored.writtenByName ?? 'någon annan'} sparat`}>
            <ReadingText paragraphs={paragraphsOf(stored.text)} />
            <p>Din text står kvar i fältet nedanför. Sparar du den ersätter den texten ovanför.</p>
          </Notice>
        ) : null}
        <Textarea
          label={part === 'result' ? 'Eget om resultatet' : name}
          name={part}
          rows={part === 'purpose' ? 3 : 6}
          hint={ROUND_TEXT_HINTS[part]}
          defaultValue={own?.text ?? stored.text}
          error={errors.find(({ field }) => field === part)?.message}
        />
        {part === 'improvement' ? (
          <>
            <input type="hidden" name="didLeaveUnit" value={stored.mayLeaveUnit ? 'yes' : 'no'} />
            <Checkbox
              label="Förbättringsförslaget får lämna enheten"
              name="mayLeaveUnit"
              hint="Det visas då i den avidentifierade versionen när omgången är fastställd. Den ska inte gå att koppla till en person."
              defaultChecked={own?.mayLeaveUnit ?? stored.mayLeaveUnit}
            />
          </>
        ) : null}
        {stored.writtenAt ? (
          <p>
            Sparat av {stored.writtenByName} {formatDateTime(stored.writtenAt)}.
          </p>
        ) : null}
        {part === 'purpose' ? null : <EarlierText part={part} earlier={page.earlier} />}
      </Stack>
    </Section>
  );
}
