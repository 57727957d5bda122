import {
  designCaution,
  quotaValuesInWords,
  undatedInWords,
} from '#app/features/controls/domain/design-words.ts';
import { shortfallInWords } from '#app/features/controls/domain/draw-words.ts';
import type { FramePreview } from '#app/features/controls/domain/frame-preview.ts';
import { leftOutInWords } from '#app/features/controls/domain/rules-words.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { formatNumber, listInWords, plural } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { FrameBreakdowns } from './frame-breakdowns.tsx';
import { FramePlanText } from './frame-plan-text.tsx';

type Props = { preview: FramePreview; design: SampleDesign | null };

/** What the filter and design give now: size, rules, quotas, what the sample can find, and what to look out for. */
export function FramePreviewText({ preview, design }: Props) {
  const { size, registerSize, missingColumns, plannedEnds, leftOut, quotaCounts, plan, breakdowns } = preview;
  if (missingColumns.length > 0) {
    return (
      <Notice tone="error" title="Registret saknar kolumner som kontrollen använder">
        <p>
          {listInWords(missingColumns)} finns inte i registret. Läs in ett uttag med kolumnerna eller ändra
          kontrollen.
        </p>
      </Notice>
    );
  }
  const late = preview.undated ? undatedInWords(preview.undated) : '';
  const caution = design ? designCaution(design) : null;
  return (
    <Stack gap="small">
      <p>
        <strong>{size === 0 ? 'Inget ärende' : plural(size, 'ärende', 'ärenden')}</strong> av registrets{' '}
        {formatNumber(registerSize)} är med i urvalsramen.
      </p>
      {leftOut.length > 0 ? (
        <>
          <p>Utanför lämnas:</p>
          <ul>
            {leftOut.map((left) => (
              <li key={left.kind}>{leftOutInWords(left)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {design?.quotas.map((quota, index) => (
        <p key={`${quota.attribute} ${quota.values.join(' ')}`}>
          {quotaCounts[index] ? formatNumber(quotaCounts[index]) : 'Inget'} av dem uppfyller minst-kravet (
          {quotaValuesInWords(quota)}).
          {(quotaCounts[index] ?? 0) < quota.minimum ? ' Kravet kan inte uppfyllas helt.' : ''}
        </p>
      ))}
      {design && size > 0 ? <FramePlanText plan={plan} design={design} frameSize={size} /> : null}
      {caution ? <p>{caution}</p> : null}
      {late ? <p>{late}, i ordning efter slumptal.</p> : null}
      {plan.shortfalls.length > 0 && design && plan.groups ? (
        <Notice tone="warning" title="Några grupper räcker inte till">
          <ul>
            {plan.shortfalls.map((shortfall) => (
              <li key={JSON.stringify(shortfall)}>{shortfallInWords(shortfall, design)}</li>
            ))}
          </ul>
          {plan.shortfallCount > plan.shortfalls.length ? (
            <p>Och {formatNumber(plan.shortfallCount - plan.shortfalls.length)} till.</p>
          ) : null}
        </Notice>
      ) : null}
      {plan.tooManyQuotas ? (
        <Notice tone="error" title="Minst-kraven ryms inte">
          <p>
            {plan.groups ? `I gruppen ${plan.tooManyQuotas.name || '(tomt)'} kan` : 'Tillsammans kan'}{' '}
            minst-kraven välja {plural(plan.tooManyQuotas.chosenByQuotas, 'ärende', 'ärenden')}, men bara{' '}
            {formatNumber(plan.tooManyQuotas.wanted)} ska dras. Minska kraven eller dra fler. Annars går
            urvalet inte att dra.
          </p>
        </Notice>
      ) : null}
      {plannedEnds.map(({ column, count }) => (
        <Notice key={column} tone="info" title="Planerade slut räknas inte med">
          <p>
            {plural(count, 'ärende', 'ärenden')} har ett datum efter referensdatumet i {column} och är därför
            inte med. Ska de vara med lägger du till villkoret ”{column} är efter referensdatum” med{' '}
            <em>eller</em>.
          </p>
        </Notice>
      ))}
      {size > 0 && breakdowns.length > 0 ? (
        <Disclosure summary="Så fördelar sig ärendena i ramen">
          <FrameBreakdowns breakdowns={breakdowns} total={size} />
        </Disclosure>
      ) : null}
    </Stack>
  );
}
