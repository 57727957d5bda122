import type { ComparisonView } from '#app/features/checklists/domain/compare-view.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import styles from './compare-changes.module.css';

type Props = { view: ComparisonView; beforeName: string; afterName: string };

/** What differs between two definitions: the list of what came, went and moved, then each changed question side by side. */
export function CompareChanges({ view, beforeName, afterName }: Props) {
  if (view.isSame) return <p>De är likadana.</p>;
  return (
    <>
      {view.lines.length === 0 ? null : (
        <Section title="Tillagt, borttaget och flyttat">
          <ul>
            {view.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
      {view.changed.map(({ key, name, isWordingChanged, sides }) => (
        <Section
          key={key}
          title={name}
          lead={isWordingChanged ? 'Frågan är ställd med andra ord.' : undefined}
        >
          <Table caption={`Ändringar i ${name}`} captionHidden>
            <thead>
              <tr>
                <th scope="col">Ändrat</th>
                <th scope="col">{beforeName}</th>
                <th scope="col">{afterName}</th>
              </tr>
            </thead>
            <tbody className={styles.sides}>
              {sides.map(({ aspect, before, after }) => (
                <tr key={aspect}>
                  <th scope="row">{aspect.charAt(0).toUpperCase() + aspect.slice(1)}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      ))}
    </>
  );
}
