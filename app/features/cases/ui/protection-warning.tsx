import type { ProtectionLoss } from '#app/features/cases/domain/protection-loss.ts';
import type { ProtectedRule } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

const THEN: Record<Exclude<ProtectedRule, 'sameAsOthers'>, string> = {
  leaveOut: 'Ärenden utan märkning lämnas inte utanför urvalsramar.',
  namedReviewers: 'Ärenden utan märkning får granskas av fler än de namngivna.',
};

type ProtectionWarningProps = {
  loss: ProtectionLoss;
  /** What the register says of protected cases; null while nobody has decided. */
  rule: ProtectedRule | null;
};

/** Marks for protected identity that would be lost, with the number of cases each concerns. */
export function ProtectionWarning({ loss, rule }: ProtectionWarningProps) {
  const { unmarkedCount, unread, empty } = loss;
  return (
    <Notice tone="warning" title="Märkningen av skyddade personuppgifter">
      {unmarkedCount > 0 ? (
        <p>
          {plural(
            unmarkedCount,
            'ärende som är märkt i registret förlorar sin märkning',
            'ärenden som är märkta i registret förlorar sin märkning',
          )}
          .
        </p>
      ) : null}
      {unread.map(({ header, markedCount }) => (
        <p key={header}>
          Kolumnen <em>{header}</em> märker {plural(markedCount, 'ärende', 'ärenden')} i filen men läses inte
          så. Ta med den som typen Skyddade personuppgifter.
        </p>
      ))}
      {empty.map((header) => (
        <p key={header}>
          Kolumnen <em>{header}</em> är tom i hela filen. Inget ärende blir märkt.
        </p>
      ))}
      {rule === null || rule === 'sameAsOthers' ? null : <p>{THEN[rule]}</p>}
    </Notice>
  );
}
