import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { type FormProps, fieldIn } from './form-field.ts';

/** What a checklist is called and what it is for; the purpose may wait until it is published. */
export function AboutFields(form: FormProps) {
  const field = fieldIn(form);
  return (
    <>
      <TextField label="Namn" maxLength={120} {...field('title')} />
      <Textarea
        label="Syfte"
        hint="Vad ska granskningen ta reda på? Står först på checklistan. Kan skrivas senare."
        rows={2}
        {...field('purpose')}
      />
    </>
  );
}
