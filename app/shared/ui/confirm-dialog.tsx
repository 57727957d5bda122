import { Form } from '@remix-run/react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import buttonStyles from './button.module.css';
import { Button, type ButtonVariant } from './button.tsx';
import styles from './confirm-dialog.module.css';

type ConfirmDialogProps = {
  /** The button that asks: "Fastställ omgången". */
  trigger: string;
  triggerVariant?: ButtonVariant | undefined;
  title: string;
  confirmLabel: string;
  confirmVariant?: 'primary' | 'danger' | undefined;
  /** What will happen, and any fields the answer needs (a reason). */
  children: ReactNode;
  /** Posted as they are; the place of `intent` and ids. */
  hiddenFields?: Readonly<Record<string, string>> | undefined;
  action?: string | undefined;
  /** It stands in a form of the caller's, which it sends: the fields may be outside the dialog. */
  isInForm?: boolean | undefined;
  /** Open from the start: when the answer came back with an error. */
  isOpen?: boolean | undefined;
};

/** A native dialog; before or without JavaScript the same form unfolds in place instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, triggerVariant = 'secondary', title, isOpen = false } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  useEffect(() => {
    if (isHydrated && isOpen && dialog.current?.open === false) dialog.current.showModal();
  }, [isHydrated, isOpen]);

  if (!isHydrated) {
    return (
      <details className={styles.fallback} open={isOpen}>
        <summary className={`${buttonStyles.button} ${buttonStyles[triggerVariant]}`}>{trigger}</summary>
        <div className={styles.content}>
          <h2 className={styles.title}>{title}</h2>
          <ConfirmForm {...props} />
        </div>
      </details>
    );
  }
  return (
    <>
      <Button type="button" variant={triggerVariant} onClick={() => dialog.current?.showModal()}>
        {trigger}
      </Button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <ConfirmForm {...props} onClose={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

function ConfirmForm(props: ConfirmDialogProps & { onClose?: () => void }) {
  const { action, hiddenFields = {}, children, confirmLabel, confirmVariant = 'primary', onClose } = props;
  const { isInForm = false } = props;
  const content = (
    <>
      {Object.entries(hiddenFields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className={styles.actions}>
        <Button variant={confirmVariant} {...(isInForm && onClose ? { onClick: onClose } : {})}>
          {confirmLabel}
        </Button>
        {onClose ? (
          <Button type="button" variant="quiet" onClick={onClose}>
            Avbryt
          </Button>
        ) : null}
      </div>
    </>
  );
  if (isInForm) return <div className={styles.form}>{content}</div>;
  return (
    <Form
      method="post"
      {...(action ? { action } : {})}
      className={styles.form}
      {...(onClose ? { onSubmit: onClose } : {})}
    >
      {content}
    </Form>
  );
}
