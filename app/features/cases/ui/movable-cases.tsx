import { Form, useNavigation } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';

type MovableCasesProps = {
  movable: readonly { unitId: number; count: number; unitName: string }[];
  ownUnitName: string;
};

/** Cases left on the register's own unit by an import that came before their units did. */
export function MovableCases({ movable, ownUnitName }: MovableCasesProps) {
  const isSending = useNavigation().state !== 'idle';
  if (movable.length === 0) return null;
  return (
    <Notice tone="warning" title="Ärenden på fel enhet">
      <ul>
        {movable.map(({ unitId, count, unitName }) => (
          <li key={unitId}>
            {plural(count, 'ärende', 'ärenden')} har enheten {unitName} i registret men ligger på{' '}
            {ownUnitName}.
          </li>
        ))}
      </ul>
      <Form method="post" replace>
        <Button variant="secondary" disabled={isSending}>
          Flytta dem
        </Button>
      </Form>
    </Notice>
  );
}
