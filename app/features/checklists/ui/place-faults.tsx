import type { ReactNode } from 'react';
import type { DefinitionFault } from '#app/features/checklists/domain/definition-faults.ts';
import { Icon } from '#app/shared/ui/icon.tsx';
import styles from './draft-structure.module.css';

/** What has to be put right at a place of the draft before it can be published. */
export function PlaceFaults({ faults }: { faults: readonly DefinitionFault[] }): ReactNode {
  return faults.map(({ text }) => (
    <p key={text} className={styles.fault}>
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  ));
}
