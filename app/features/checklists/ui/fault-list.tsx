import { Link } from '@remix-run/react';
import type { DefinitionFault } from '#app/features/checklists/domain/definition-faults.ts';
import { plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { draftAddress } from './draft-address.ts';

type Props = { checklistId: number; faults: readonly DefinitionFault[] };

/** Everything that keeps the draft from being published, each with the way to where it is put right. */
export function FaultList({ checklistId, faults }: Props) {
  if (faults.length === 0) return null;
  return (
    <Notice tone="warning" title={`${plural(faults.length, 'sak', 'saker')} att rätta innan publicering`}>
      <ul>
        {faults.map(({ text, questionKey, sectionKey, lacks }) => (
          <li key={text}>
            <Link to={draftAddress.place(checklistId, { questionKey, sectionKey, lacks })}>{text}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
