import { Form } from '@remix-run/react';
import { Button } from '#app/shared/ui/button.tsx';
import { Icon } from '#app/shared/ui/icon.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './draft-structure.module.css';

type Props = {
  kind: 'question' | 'section';
  itemKey: string;
  name: string;
  revision: number;
  /** Whether it stands first, and last. */
  children: [boolean, boolean];
};

/** Moving is by buttons alone, so that it works from the keyboard and without JavaScript. */
export function DraftMoves({ kind, itemKey, name, revision, children: [isFirst, isLast] }: Props) {
  const what = kind === 'question' ? 'frågan' : 'avsnittet';
  return (
    <Form method="post" preventScrollReset className={styles.moves}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="key" value={itemKey} />
      <Button
        variant="quiet"
        name="intent"
        value={`${kind}:up`}
        id={`upp-${kind}-${itemKey}`}
        aria-disabled={isFirst || undefined}
      >
        <Icon name="arrow-up" />
        Upp
        <VisuallyHidden>
          {' '}
          med {what} {name}
        </VisuallyHidden>
      </Button>
      <Button
        variant="quiet"
        name="intent"
        value={`${kind}:down`}
        id={`ner-${kind}-${itemKey}`}
        aria-disabled={isLast || undefined}
      >
        <Icon name="arrow-down" />
        Ner
        <VisuallyHidden>
          {' '}
          med {what} {name}
        </VisuallyHidden>
      </Button>
    </Form>
  );
}
