import { type ChangeEvent, useState } from 'react';
import { type InputProps, TextField } from './text-field.tsx';

const BYTES_PER_MEGABYTE = 1024 * 1024;

type FileFieldProps = Omit<InputProps, 'defaultValue'> & {
  /** The largest file the server takes. A larger one is not sent: a proxy may answer such a form with a page of its own. */
  megabytes?: number;
};

/** The form around it needs `encType="multipart/form-data"`. */
export function FileField({
  megabytes = Number.POSITIVE_INFINITY,
  error,
  onChange,
  ...props
}: FileFieldProps) {
  const [refused, setRefused] = useState<string>();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const [file] = input.files ?? [];
    const isTooLarge = file !== undefined && file.size > megabytes * BYTES_PER_MEGABYTE;
    if (isTooLarge) input.value = '';
    setRefused(isTooLarge ? tooLarge(file, megabytes) : undefined);
    onChange?.(event);
  };
  return <TextField width="full" {...props} type="file" error={refused ?? error} onChange={choose} />;
}

const tooLarge = ({ name, size }: File, megabytes: number) =>
  `Filen ”${name}” är för stor: ${Math.ceil(size / BYTES_PER_MEGABYTE)} MB. Den får vara högst ${megabytes.toLocaleString('sv-SE')} MB. Välj en mindre fil.`;
