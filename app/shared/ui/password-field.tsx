import { type InputProps, TextField } from './text-field.tsx';

export function PasswordField(props: InputProps) {
  return (
    <TextField
      autoComplete="current-password"
      {...props}
      type="password"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
