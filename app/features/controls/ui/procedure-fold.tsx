import { type FormEvent, useState } from 'react';
import { procedureSummary } from '#app/features/controls/domain/procedure-summary.ts';
import type { ProcedureValues } from '#app/features/controls/forms/procedure-form.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { ProcedureFields, type ProcedureFieldsProps } from './procedure-fields.tsx';

type Chosen = Pick<ProcedureValues, 'reviewersPerCase' | 'sharing' | 'needsApproval' | 'isGrid'>;

/** The same fields folded, with what stands in them now as the heading. */
export function ProcedureFold({ open, ...fields }: ProcedureFieldsProps & { open: boolean }) {
  const [chosen, setChosen] = useState<Chosen>(fields.values);
  const followChoice = (event: FormEvent) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    if (form) setChosen(chosenIn(new FormData(form)));
  };
  return (
    <div onChange={followChoice}>
      <Disclosure summary={`Så granskas det: ${procedureSummary(chosen)}`} open={open}>
        <ProcedureFields {...fields} />
      </Disclosure>
    </div>
  );
}

function chosenIn(form: FormData): Chosen {
  return {
    reviewersPerCase: String(form.get('reviewersPerCase') ?? '1'),
    sharing: String(form.get('sharing') ?? 'evenly'),
    needsApproval: form.get('needsApproval') !== null,
    isGrid: form.get('isGrid') !== null,
  };
}
