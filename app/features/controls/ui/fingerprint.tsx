import styles from './fingerprint.module.css';

/** A SHA-256 in groups of eight, which a person can compare by eye; copying gives it without the gaps. */
export function Fingerprint({ value }: { value: string }) {
  const groups = value.match(/.{1,8}/g) ?? [];
  return (
    <code className={styles.fingerprint}>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one value never move, and may repeat.
        <span key={index} className={styles.group}>
          {group}
        </span>
      ))}
    </code>
  );
}
