import { z } from 'zod';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { OCCASION_STATES } from '#app/shared/domain/vocabulary.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';

export const REPORT_FIELDS = [
  'state',
  'outcome',
  'actionText',
  'reasonNotDone',
  'roundId',
  'revision',
] as const;

const long = withoutPersonalNumber(
  z.string().overwrite(asTyped).max(4000, 'Texten får vara högst 4\u00a0000 tecken.'),
);

/** What came of an occasion. Not done needs a reason; the other texts may be empty. */
export const reportSchema = z
  .object({
    state: z.enum(OCCASION_STATES, 'Välj om det är genomfört.'),
    outcome: long,
    actionText: long,
    reasonNotDone: long,
    roundId: z
      .string()
      .regex(/^([1-9]\d{0,14})?$/, 'Välj en omgång i listan.')
      .transform((text) => (text === '' ? null : (Number(text) as RoundId))),
  })
  .superRefine(({ state, reasonNotDone }, context) => {
    if (state !== 'notDone' || reasonNotDone !== '') return;
    context.addIssue({
      code: 'custom',
      path: ['reasonNotDone'],
      message: 'Skriv varför det inte genomfördes.',
    });
  })
  // A reason left in the field says nothing once it is done.
  .transform((report) => (report.state === 'notDone' ? report : { ...report, reasonNotDone: '' }));

export type ReportInput = z.output<typeof reportSchema>;
