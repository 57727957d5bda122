import { Tabs } from '#app/shared/ui/tabs.tsx';

export function OrganisationTabs({ current }: { current: 'units' | 'people' }) {
  return (
    <Tabs
      label="Organisation"
      items={[
        { to: '/organisation', label: 'Enheter', isCurrent: current === 'units' },
        { to: '/organisation/personer', label: 'Personer', isCurrent: current === 'people' },
      ]}
    />
  );
}
