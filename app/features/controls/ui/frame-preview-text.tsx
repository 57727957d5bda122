import { quotaValuesInWords } from '#app/features/controls/domain/design-words.ts';
import type { FramePreview } from '#app/features/controls/domain/frame-preview.ts';
import type { Quota } from '#app/features/sampling/domain/design.ts';
import { formatNumber, formatPercent, listInWords, numberInWords, plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

type Props = { preview: FramePreview; quotas: readonly Pick<Quota, 'attribute' | 'values' | 'minimum'>[] };

/** What the filter and design give now: size, quota, what the sample can find, and what to look out for. */
export function FramePreviewText({ preview, quotas }: Props) {
  const { size, registerSize, missingColumns, plannedEnds, quotaCounts, discovery } = preview;
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
  return (
    <Stack gap="small">
      <p>
        <strong>{plural(size, 'ärende', 'ärenden')}</strong> av registrets {formatNumber(registerSize)} är med
        i urvalsramen.
      </p>
      {quotas.map((quota, index) => (
        <p key={quota.attribute}>
          {formatNumber(quotaCounts[index] ?? 0)} av dem uppfyller minst-kravet ({quotaValuesInWords(quota)}).
          {(quotaCounts[index] ?? 0) < quota.minimum ? ' Kravet kan inte uppfyllas helt.' : ''}
        </p>
      ))}
      {discovery ? (
        <p>
          {firstUpper(numberInWords(discovery.size))} av {formatNumber(size)} akter hittar en brist som finns
          i var femte akt med {formatPercent(discovery.inFifth)} sannolikhet, men en brist som finns i var
          tjugonde med bara {formatPercent(discovery.inTwentieth)}. För 95&nbsp;% behövs{' '}
          {formatNumber(discovery.sizeForTwentieth)}.
        </p>
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
    </Stack>
  );
}

function firstUpper(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
