import { type InputProps, TextField } from './text-field.tsx';

/** A number as text with a number pad: `type="number"` changes its value under the scroll wheel and eats letters. */
export function NumberField(props: InputProps) {
  return <TextField width="short" inputMode="decimal" autoComplete="off" {...props} type="text" />;
}
