import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { type GridPacket, unpackGrid } from '#app/features/reviews/domain/grid-data.ts';
import styles from './grid.module.css';
import { GridBar } from './grid-bar.tsx';
import { columnsOf } from './grid-columns.ts';
import { GridFillDialog } from './grid-fill-dialog.tsx';
import { GridFrame } from './grid-frame.tsx';
import { gridKeys } from './grid-keys-list.ts';
import { GridQuestion } from './grid-question.tsx';
import { GridSender } from './grid-send.ts';
import { useChosenFacts, useDirection } from './grid-settings.ts';
import { GridStore } from './grid-store.ts';
import { GridTools } from './grid-tools.tsx';
import { KeyHelp } from './key-help.tsx';
import { useGrid } from './use-grid.ts';
import { useGridAnswers } from './use-grid-answers.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useKeepUnsaved } from './use-keep-unsaved.ts';
import { useKeysSwitch } from './use-keys-switch.ts';

export type GridProps = {
  round: { id: number; name: string; controlName: string; referenceOn: string };
  definition: ChecklistDefinition;
  packet: string;
  /** The facts shown until the reader chooses. */
  facts: readonly string[];
  lastSavedAt: string | null;
  today: string;
  /** How many reviews are complete and not handed in, whenever that changes. */
  onComplete: (count: number) => void;
};

/** The table that is answered by keys. Only where the script runs: it needs the browser to be drawn at all. */
export function Grid(props: GridProps) {
  const { round, definition, today, onComplete } = props;
  const [{ store, headers }] = useState(() => openStore(props));
  useKeepUnsaved(store);
  const [direction, setDirection] = useDirection();
  const [facts, setFacts] = useChosenFacts(definition.key, headers, props.facts);
  const shown = facts.join('\n');
  // The same object while the same facts are shown: each row is drawn again when it changes.
  const columns = useMemo(
    () => columnsOf(definition, shown === '' ? [] : shown.split('\n')),
    [definition, shown],
  );
  const grid = useGrid(store, columns, direction);
  const answers = useGridAnswers(grid);
  const dialog = useRef<HTMLDialogElement>(null);
  const [hasKeys, switchKeys] = useKeysSwitch();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const press = useGridKeys(grid, answers, {
    dialog,
    isOn: hasKeys,
    toggleHelp: () => setIsHelpOpen((isOpen) => !isOpen),
  });
  const { complete } = grid.summary;
  useEffect(() => onComplete(complete), [complete, onComplete]);
  return (
    <div className={styles.grid}>
      <GridTools
        {...{ grid, answers, headers, facts }}
        onFacts={setFacts}
        onDirection={setDirection}
        onShowKeys={() => dialog.current?.showModal()}
      />
      <div data-sight className={styles.sight}>
        <GridBar summary={grid.summary} told={grid.told} lastSavedAt={props.lastSavedAt} today={today} />
        <GridQuestion grid={grid} isHelpOpen={isHelpOpen} />
      </div>
      <GridFrame
        {...{ grid, answers, today }}
        caption={`Svar i ${round.controlName}, ${round.name}`}
        onKeyDown={press}
      />
      {answers.fillQuestion ? <GridFillDialog asked={answers.fillQuestion} answers={answers} /> : null}
      <KeyHelp keys={gridKeys} dialog={dialog} isOn={hasKeys} onSwitch={switchKeys} />
    </div>
  );
}

function openStore({ round, definition, packet }: GridProps) {
  const read = JSON.parse(packet) as GridPacket;
  const keys = questionsOf(definition).map(({ key }) => key);
  const sender = new GridSender(round.id);
  const data = { definition, referenceOn: round.referenceOn, cases: unpackGrid(read, keys) };
  return {
    store: new GridStore(data, (reviewId) => sender.sendFor(reviewId)),
    headers: read.columns.map(({ header }) => header),
  };
}
