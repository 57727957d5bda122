import { Form } from '@remix-run/react';
import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import type { ItemFormValues } from '../forms/item-form.ts';
import type { ItemFormPage } from '../server/item-choices.server.ts';
import { ItemFields } from './item-fields.tsx';

type ItemPageProps = ItemFormPage & {
  title: string;
  /** What was sent and not taken; undefined before anything was. */
  refused: { readonly values: ItemFormValues; readonly errors: readonly FormError[] } | undefined;
};

/** The page of one row of a plan, new or to be changed. */
export function ItemPage({ title, plan, values, people, controls, refused }: ItemPageProps) {
  const errors = refused?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={title}
        eyebrow={plan.unitName}
        back={{ to: `/planer/${plan.id}`, label: plan.name }}
      />
      <Form method="post">
        <ItemFields
          kind={plan.kind}
          revision={plan.revision}
          values={refused?.values ?? values}
          people={people}
          controls={controls}
          errors={errors}
        />
      </Form>
    </>
  );
}
