import { Link } from '@remix-run/react';
import { questionKinds } from '#app/features/checklists/domain/definition.ts';
import { kindInWords } from '#app/features/checklists/domain/paper-words.ts';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { draftAddress } from './draft-address.ts';
import { kindHints } from './kind-words.ts';

/** The first step of a new question. The kind stays: answers of two kinds cannot be compared. */
export function ChooseKind({ checklistId, sectionKey }: { checklistId: number; sectionKey: string }) {
  return (
    <>
      <p>Vad för slags svar ska frågan ha? Det går inte att ändra sedan.</p>
      <SummaryList
        items={questionKinds.map((kind) => ({
          term: <Link to={draftAddress.newQuestion(checklistId, sectionKey, kind)}>{kindInWords[kind]}</Link>,
          description: kindHints[kind],
        }))}
      />
    </>
  );
}
