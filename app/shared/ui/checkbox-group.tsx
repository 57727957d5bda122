import { ChoiceGroup, type ChoiceGroupProps } from './choice-group.tsx';

type CheckboxGroupProps = Omit<ChoiceGroupProps, 'required'> & {
  defaultValues?: readonly string[] | undefined;
};

export function CheckboxGroup({ defaultValues = [], ...rest }: CheckboxGroupProps) {
  return <ChoiceGroup {...rest} type="checkbox" checkedValues={defaultValues} />;
}
