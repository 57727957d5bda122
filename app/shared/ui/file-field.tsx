import { type InputProps, TextField } from './text-field.tsx';

/** The form around it needs `encType="multipart/form-data"`. */
export function FileField(props: Omit<InputProps, 'defaultValue'>) {
  return <TextField width="full" {...props} type="file" />;
}
