import { type InputProps, TextField } from './text-field.tsx';

/** A civil date; the browser sends it as ISO text whatever it shows. */
export function DateField(props: InputProps) {
  return <TextField width="short" {...props} type="date" />;
}
