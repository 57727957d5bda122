import { Form, Link } from '@remix-run/react';
import type { ChecklistDefinition, Condition } from '#app/features/checklists/domain/definition.ts';
import type { ConditionTarget } from '#app/features/checklists/domain/edit-conditions.ts';
import { conditionInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './condition-list.module.css';

type Props = {
  definition: ChecklistDefinition;
  target: ConditionTarget;
  conditions: readonly Condition[];
  revision: number;
};

/** The conditions as sentences; all must hold. Each may hold in several ways, of which one is enough. */
export function ConditionList({ definition, target, conditions, revision }: Props) {
  if (conditions.length === 0 && target.kind === 'newRule')
    return <p>Inga villkor än. Regeln kommer till när du lägger till det första.</p>;
  if (conditions.length === 0) return <p>Inga villkor än: det gäller alltid.</p>;
  return (
    <Form method="post">
      <input type="hidden" name="revision" value={revision} />
      <ol className={styles.conditions}>
        {conditions.map((condition, index) => {
          const ways = condition.kind === 'any' ? condition.of : [condition];
          const of = target.kind === 'section' ? undefined : target.key;
          const words = ways.map((way) => conditionInWords(definition, way, of));
          return (
            <li key={words.join(' ')} className={styles.condition}>
              {index === 0 ? null : <p className={styles.between}>och</p>}
              <ul className={styles.ways}>
                {words.map((way, place) => (
                  <li key={way} className={styles.way}>
                    <span>
                      {place === 0 ? null : 'eller '}
                      {way}
                    </span>
                    <Button
                      variant="quiet"
                      name="intent"
                      value={ways.length > 1 ? `remove:${index}:${place}` : `remove:${index}`}
                    >
                      Ta bort<VisuallyHidden> villkoret att {way}</VisuallyHidden>
                    </Button>
                  </li>
                ))}
              </ul>
              <Link to={`?eller=${index}#nytt-villkor`}>
                Lägg till ett eller-villkor<VisuallyHidden> till {words.join(' eller ')}</VisuallyHidden>
              </Link>
            </li>
          );
        })}
      </ol>
    </Form>
  );
}
