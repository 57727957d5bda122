import { ChoiceGroup, type ChoiceGroupProps } from './choice-group.tsx';

export function RadioGroup({
  defaultValue,
  ...rest
}: ChoiceGroupProps & { defaultValue?: string | undefined }) {
  return (
    <ChoiceGroup {...rest} type="radio" checkedValues={defaultValue === undefined ? [] : [defaultValue]} />
  );
}
