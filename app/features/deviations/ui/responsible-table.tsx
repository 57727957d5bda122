import { Form, Link } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './responsible-table.module.css';

type Row = {
  unitId: number;
  unitName: string;
  depth: number;
  personName: string | null;
  why: string;
  chosen: { personId: number; displayName: string; isAble: boolean } | null;
  candidates: readonly { id: number; displayName: string }[];
};

const DEPTHS = [undefined, styles.depth1, styles.depth2, styles.depth3];

/** Each unit with who gets its deviations now, why, and the way to choose somebody else. */
export function ResponsibleTable({ units }: { units: readonly Row[] }) {
  return (
    <Table caption="Ansvariga för avvikelser, enhet för enhet" captionHidden>
      <thead>
        <tr>
          <th scope="col">Enhet</th>
          <th scope="col" data-wide>
            Får avvikelserna nu
          </th>
          <th scope="col" data-wide>
            Varför
          </th>
          <th scope="col">Gör</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unitId}>
            <th scope="row">
              <div className={DEPTHS[Math.min(unit.depth, 3)]}>
                {unit.unitName}
                <NarrowNote>
                  <div>{gets(unit)}</div>
                  <Why unit={unit} />
                </NarrowNote>
              </div>
            </th>
            <td data-wide>{gets(unit)}</td>
            <td data-wide>
              <Why unit={unit} />
            </td>
            <td>
              <ChangeLink unit={unit} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const gets = ({ personName }: Row) => personName ?? 'Ingen bestämd person';

function Why({ unit: { why, chosen } }: { unit: Row }) {
  return (
    <>
      {why}
      {chosen && !chosen.isAble
        ? `. ${chosen.displayName} är vald, men har ingen roll här som kan ansvara.`
        : ''}
    </>
  );
}

function ChangeLink({ unit: { unitId, unitName } }: { unit: Row }) {
  return (
    <Link to={`?enhet=${unitId}#valj`}>
      Ändra<VisuallyHidden> för {unitName}</VisuallyHidden>
    </Link>
  );
}

type ChooseProps = { unit: Row; typed: number | null | undefined; error: string | undefined };

/** Whom to choose for one unit; nobody is the rule. */
export function ChooseResponsible({ unit, typed, error }: ChooseProps) {
  const seen = unit.chosen === null ? '' : String(unit.chosen.personId);
  return (
    <div id="valj">
      <Section
        title={`Vem får avvikelserna i ${unit.unitName}?`}
        lead="Gäller avvikelser som skapas från och med nu, också i enheter under som inte har någon egen vald. De som redan finns ligger kvar."
      >
        <Form method="post">
          <input type="hidden" name="unitId" value={unit.unitId} />
          <input type="hidden" name="seen" value={seen} />
          <Stack>
            <Select
              label="Ansvarig"
              name="personId"
              defaultValue={typed === undefined ? seen : String(typed ?? '')}
              emptyLabel="Ingen vald: den som leder enheten"
              error={error}
              options={unit.candidates.map(({ id, displayName }) => ({
                value: String(id),
                label: displayName,
              }))}
            />
            <Stack isRow gap="small">
              <Button>Spara</Button>
            </Stack>
          </Stack>
        </Form>
      </Section>
    </div>
  );
}
