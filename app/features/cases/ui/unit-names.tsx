import { Link } from '@remix-run/react';
import type { SavedMark } from '#app/features/accounts/domain/saved-mark.ts';
import { SavedNotice } from '#app/features/accounts/ui/saved-notice.tsx';
import { plural } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { type NameChoice, NameChoices } from './name-choices.tsx';

type UnitNamesProps = {
  names: readonly {
    name: string;
    caseCount: number;
    decidedId: number | null;
    unitId: number | null;
    likeId: number | null;
  }[];
  units: readonly { id: number; name: string }[];
  ownUnitName: string;
  /** Where the reader adds units; null for whoever may not. */
  addUnitsAt: string | null;
  saved: SavedMark | null;
};

/** The names of units in the register that mean no unit, and those that do. */
export function UnitNames({ names, units, ownUnitName, addUnitsAt, saved }: UnitNamesProps) {
  const nameOf = (id: number | null) => units.find((unit) => unit.id === id)?.name ?? '';
  const toChoice = ({ name, caseCount, decidedId, unitId, likeId }: (typeof names)[number]): NameChoice => ({
    name,
    caseCount,
    standsFor: nameOf(unitId),
    value: decidedId === null ? '' : String(decidedId),
    like: likeId === null ? undefined : { value: String(likeId), label: nameOf(likeId) },
  });
  const unknown = names.filter(({ unitId }) => unitId === null).map(toChoice);
  const known = names.filter(({ unitId }) => unitId !== null).map(toChoice);
  const options = units.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Section
      title="Enheter"
      id="enheter"
      lead={
        <p>
          Ett ärende vars enhet inte finns i organisationen ligger på {ownUnitName}. Ett val gäller från nästa
          inläsning. De ärenden som redan finns flyttar du med knappen på registrets sida.
        </p>
      }
    >
      <SavedNotice saved={saved} what="enheter" />
      {names.length === 0 ? <p>Registret har ingen kolumn för enhet.</p> : null}
      {names.length > 0 && unknown.length === 0 ? (
        <Notice tone="success" title="Alla enheter är kända" />
      ) : null}
      {unknown.length > 0 ? (
        <>
          <h3>{plural(unknown.length, 'namn', 'namn')} som inte stämmer med någon enhet</h3>
          {addUnitsAt === null ? null : (
            <p>
              Saknas enheten i organisationen? <Link to={addUnitsAt}>Lägg till den under {ownUnitName}</Link>{' '}
              med samma namn som i registret, så känns den igen.
            </p>
          )}
          <NameChoices
            intent="units"
            rows={unknown}
            emptyLabel={`Senare (${ownUnitName})`}
            options={options}
          />
        </>
      ) : null}
      {known.length > 0 ? (
        <Disclosure summary={plural(known.length, 'namn som är klart', 'namn som är klara')}>
          <NameChoices intent="units" rows={known} emptyLabel="Som namnet säger" options={options} />
        </Disclosure>
      ) : null}
    </Section>
  );
}
