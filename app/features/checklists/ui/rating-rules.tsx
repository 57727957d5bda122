import { Form, Link } from '@remix-run/react';
import { possibleTags } from '#app/features/checklists/domain/answer-tags.ts';
import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { ChecklistDefinition, Question } from '#app/features/checklists/domain/definition.ts';
import { rulesOf, targetAddress } from '#app/features/checklists/domain/edit-conditions.ts';
import { conditionInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './condition-list.module.css';
import { draftAddress } from './draft-address.ts';

type Props = { checklistId: number; definition: ChecklistDefinition; question: Question; revision: number };

/** An answer that follows from earlier answers: the first rule that holds decides. */
export function RatingRules({ checklistId, definition, question, revision }: Props) {
  const rules = rulesOf(question);
  const { key, suggestion } = question;
  const words = (tag: string) => tagInWords(question, tag);
  const tags = possibleTags(question);
  return (
    <Section
      title="Beräknat svar"
      lead="Svaret räknas ut av tidigare svar. Den första regeln som stämmer gäller, så ordningen har betydelse."
    >
      {rules.length === 0 ? null : (
        <Form method="post">
          <input type="hidden" name="revision" value={revision} />
          <ol className={styles.conditions}>
            {rules.map(({ option, when }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no identity but its place.
              <li key={index} className={styles.condition}>
                <p>
                  <strong>{words(option)}</strong> när{' '}
                  {when.map((one) => conditionInWords(definition, one, key)).join(' och ')}.
                </p>
                <Stack isRow gap="small">
                  <Link
                    to={draftAddress.conditions(checklistId, targetAddress({ kind: 'rule', key, index }))}
                  >
                    Ändra villkoren<VisuallyHidden> i regel {index + 1}</VisuallyHidden>
                  </Link>
                  {index === 0 ? null : (
                    <Button variant="quiet" name="intent" value={`ruleUp:${index}`}>
                      Upp<VisuallyHidden> med regel {index + 1}</VisuallyHidden>
                    </Button>
                  )}
                  <Button variant="quiet" name="intent" value={`removeRule:${index}`}>
                    Ta bort<VisuallyHidden> regel {index + 1}</VisuallyHidden>
                  </Button>
                </Stack>
              </li>
            ))}
          </ol>
        </Form>
      )}
      <p>Lägg till en regel som ger:</p>
      <ul>
        {tags.map((option) => (
          <li key={option}>
            <Link to={draftAddress.conditions(checklistId, targetAddress({ kind: 'newRule', key, option }))}>
              {words(option)}
            </Link>
          </li>
        ))}
      </ul>
      {suggestion?.kind === 'rating' ? (
        <Form method="post">
          <input type="hidden" name="revision" value={revision} />
          <Stack isRow gap="small">
            <Select
              label="Annars, när ingen regel stämmer"
              name="otherwise"
              emptyLabel="Inget svar räknas ut"
              options={tags.map((tag) => ({ value: tag, label: words(tag) }))}
              defaultValue={suggestion.otherwise ?? ''}
            />
            <Button variant="secondary" name="intent" value="otherwise">
              Spara
            </Button>
          </Stack>
        </Form>
      ) : null}
    </Section>
  );
}
