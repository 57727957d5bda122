import { Form } from '@remix-run/react';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '#app/shared/ui/button.tsx';
import { fieldId } from '#app/shared/ui/field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { commentTrouble } from './comment-trouble.ts';
import { useCommenting } from './commenting.tsx';
import styles from './comments.module.css';

type CommentBoxProps = {
  /** What the words are about, as app/features/reviews/forms/comment-form.ts reads it. */
  target: string;
  label: string;
  buttonLabel: string;
  /** Stands in the checklist's own form, which without JavaScript is sent with it. */
  isInForm: boolean;
};

/** A field for a comment or a reply, with its button. The words stay until they are kept. */
export function CommentBox({ target, label, buttonLabel, isInForm }: CommentBoxProps) {
  const { reviewId, isAlive, held, send } = useCommenting();
  const kept = held?.target === target ? held : null;
  const [text, setText] = useState(kept?.text ?? '');
  const [trouble, setTrouble] = useState(kept ? commentTrouble(kept.problem) : '');
  const [isSending, setIsSending] = useState(false);
  useWarnWhenLeaving(text.trim() !== '');
  const submit = async () => {
    if (isSending) return;
    setIsSending(true);
    const wrong = await send(target, text);
    setIsSending(false);
    setTrouble(wrong);
    if (wrong !== '') return;
    setText('');
    foldAround(fieldId(`kommentarstext:${target}`));
  };
  const fields = (
    <div className={styles.box}>
      <Textarea
        label={label}
        name={`kommentarstext:${target}`}
        rows={3}
        maxLength={4000}
        readOnly={isSending}
        value={text}
        error={trouble === '' ? undefined : trouble}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SendButton {...{ target, isInForm }} label={buttonLabel} onSend={() => void submit()} />
    </div>
  );
  if (isInForm) return fields;
  return (
    <Form method="post" action={`/granskningar/${reviewId}`} onSubmit={keepOnPage(isAlive, submit)}>
      {fields}
    </Form>
  );
}

/** What is said stands above; the empty field folds, and the focus stays where it can be unfolded again. */
function foldAround(id: string): void {
  const details = document.getElementById(id)?.closest('details');
  if (!details) return;
  details.open = false;
  details.querySelector('summary')?.focus();
}

type SendButtonProps = { target: string; label: string; isInForm: boolean; onSend: () => void };

function SendButton({ target, label, isInForm, onSend }: SendButtonProps) {
  const { reviewId, isAlive } = useCommenting();
  if (isInForm && isAlive) {
    return (
      <Button type="button" variant="secondary" onClick={onSend}>
        {label}
      </Button>
    );
  }
  return (
    <Button variant="secondary" name="kommentera" value={target} formAction={`/granskningar/${reviewId}`}>
      {label}
    </Button>
  );
}

/** One click that ends a comment. */
export function ResolveButton({ commentId, isInForm }: { commentId: number; isInForm: boolean }) {
  const { reviewId, isAlive, send } = useCommenting();
  const [trouble, setTrouble] = useState('');
  const target = `klar:${commentId}`;
  const resolve = async () => setTrouble(await send(target, ''));
  const button = (
    <>
      <SendButton
        target={target}
        label="Markera som klar"
        isInForm={isInForm}
        onSend={() => void resolve()}
      />
      <span role="status">{trouble}</span>
    </>
  );
  if (isInForm) return <div>{button}</div>;
  return (
    <Form method="post" action={`/granskningar/${reviewId}`} onSubmit={keepOnPage(isAlive, resolve)}>
      {button}
    </Form>
  );
}

/** With JavaScript the page stays where it is: what else is being written on it is not lost. */
function keepOnPage(isAlive: boolean, act: () => Promise<void>) {
  return (event: FormEvent) => {
    if (!isAlive) return;
    event.preventDefault();
    void act();
  };
}

function useWarnWhenLeaving(hasWords: boolean) {
  useEffect(() => {
    if (!hasWords) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [hasWords]);
}
