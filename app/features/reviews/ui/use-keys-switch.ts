import { useEffect, useState } from 'react';

const name = 'aktsam-tangenter';

/** Whether single keys are used on this computer; on until somebody switches them off. */
export function useKeysSwitch(): [boolean, (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => setIsOn(localStorage.getItem(name) !== 'av'), []);
  return [
    isOn,
    (next) => {
      setIsOn(next);
      localStorage.setItem(name, next ? 'på' : 'av');
    },
  ];
}
