import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { Department, Unit } from '#shared/records';
import { unitTree, type UnitsWish, type UnitTreeRow } from '#shared/unit-changes';
import type { YearFile } from '#shared/year-file';
import { TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { MergeDialog, SplitDialog } from './change-dialogs.tsx';
import { DatesBar, type Dates } from './dates-bar.tsx';
import { DepartmentDialog } from './department-dialog.tsx';
import { RetireDialog } from './retire-dialog.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import { UnitTable } from './unit-table.tsx';
import type { Answer } from './words.ts';

type Asked =
  | { readonly kind: 'unit'; readonly unit: Unit | null }
  | { readonly kind: 'department'; readonly department: Department | null }
  | { readonly kind: 'merge' | 'split' | 'retire'; readonly unit: Unit }
  | { readonly kind: 'retireDepartment'; readonly department: Department };
const keyOf = (row: UnitTreeRow): string => (row.kind === 'unit' ? row.unit.code : row.department.code);

/** 单位与日期: the units of the year as a tree, what may be done to them, and the dates. */
export function UnitsPage(props: {
  readonly yearFile: YearFile;
  readonly onExportRoster: () => void;
  readonly onImportRoster: () => void;
  readonly onExportYear: () => void;
  readonly onDates: (dates: Dates) => void;
  readonly onWidths: (widths: readonly number[]) => void;
  readonly onUnit: (unit: Unit, before: string | null) => Answer;
  readonly onDepartment: (department: Department, before: string | null) => Answer;
  readonly onWish: (wish: UnitsWish) => Answer;
  readonly onRetireDepartment: (code: string) => Answer;
  readonly onRevive: (code: string) => void;
}): ReactNode {
  const { yearFile } = props;
  const say = useSay();
  const [selected, setSelected] = useState<string | null>(null);
  const [withRetired, setWithRetired] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const none = yearFile.units.length === 0;
  const tree = unitTree(yearFile);
  const retired = tree.filter((each) => each.kind === 'unit' && each.retired).length;
  const rows = tree.filter((each) => withRetired || !each.retired);
  const row = rows.find((each) => keyOf(each) === selected);
  const unit = row?.kind === 'unit' ? row.unit : null;
  const stands = row !== undefined && !row.retired;
  const department =
    row?.kind === 'department' ? row.department : yearFile.departments.find(({ code }) => code === unit?.department);
  const close = (): void => {
    setAsked(null);
  };
  const ask = (next: Asked) => () => {
    setAsked(next);
  };
  return (
    <>
      <TaskBar title={say('年度设置', 'Year settings')}>
        <Button variant="outlined" onClick={props.onExportYear}>
          {say('导出年度文件…', 'Export the year…')}
        </Button>
        <Button variant="outlined" onClick={props.onExportRoster}>
          {none ? say('导出空白名册…', 'Export an empty list…') : say('导出单位名册…', 'Export the list…')}
        </Button>
        <Button variant="contained" onClick={props.onImportRoster}>
          {say('导入单位名册…', 'Import a list of units…')}
        </Button>
      </TaskBar>
      <DatesBar yearFile={yearFile} onDates={props.onDates} onWidths={props.onWidths} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pb: 1, flex: 'none' }}>
        <Button variant="outlined" onClick={ask({ kind: 'department', department: null })}>
          {say('新增部门…', 'Add a department…')}
        </Button>
        <Button
          variant="outlined"
          disabled={yearFile.departments.length === 0}
          onClick={ask({ kind: 'unit', unit: null })}
        >
          {say('新增单位…', 'Add a unit…')}
        </Button>
        <Box sx={{ width: 8 }} />
        <Button
          disabled={!stands}
          onClick={() => {
            if (unit) setAsked({ kind: 'unit', unit });
            else if (department) setAsked({ kind: 'department', department });
          }}
        >
          {say('修改…', 'Edit…')}
        </Button>
        <Button disabled={!stands || !unit} onClick={unit ? ask({ kind: 'merge', unit }) : undefined}>
          {say('合并…', 'Merge…')}
        </Button>
        <Button disabled={!stands || !unit} onClick={unit ? ask({ kind: 'split', unit }) : undefined}>
          {say('拆分…', 'Split…')}
        </Button>
        {row?.retired && unit ? (
          <Button
            onClick={() => {
              props.onRevive(unit.code);
            }}
          >
            {say('恢复使用', 'Revive')}
          </Button>
        ) : (
          <Button
            disabled={!stands}
            onClick={() => {
              if (unit) setAsked({ kind: 'retire', unit });
              else if (department) setAsked({ kind: 'retireDepartment', department });
            }}
          >
            {say('停用…', 'Retire…')}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        {retired > 0 && (
          <label style={{ fontSize: 13 }}>
            <input
              type="checkbox"
              checked={withRetired}
              onChange={(event) => {
                setWithRetired(event.target.checked);
              }}
            />{' '}
            {say(`显示停用单位（${String(retired)}）`, `Show retired units (${String(retired)})`)}
          </label>
        )}
        <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>
          {row
            ? ''
            : none
              ? ''
              : say('选中一行后可修改、合并、拆分、停用。', 'Choose a row to edit, merge, split or retire.')}
        </Box>
      </Box>
      <UnitTable
        yearFile={yearFile}
        rows={rows}
        selected={selected}
        onSelect={setSelected}
        onOpen={(each) => {
          if (each.retired) return;
          setAsked(
            each.kind === 'unit'
              ? { kind: 'unit', unit: each.unit }
              : { kind: 'department', department: each.department },
          );
        }}
      />
      {asked && <AskedDialog {...props} asked={asked} department={department?.code ?? ''} onClose={close} />}
    </>
  );
}

function AskedDialog(props: {
  readonly yearFile: YearFile;
  readonly asked: Asked;
  readonly department: string;
  readonly onUnit: (unit: Unit, before: string | null) => Answer;
  readonly onDepartment: (department: Department, before: string | null) => Answer;
  readonly onWish: (wish: UnitsWish) => Answer;
  readonly onRetireDepartment: (code: string) => Answer;
  readonly onClose: () => void;
}): ReactNode {
  const { yearFile, asked, onClose, onWish } = props;
  switch (asked.kind) {
    case 'unit':
      return (
        <UnitDialog
          yearFile={yearFile}
          unit={asked.unit}
          department={props.department}
          onSave={(unit) => props.onUnit(unit, asked.unit?.code ?? null)}
          onClose={onClose}
        />
      );
    case 'department':
      return (
        <DepartmentDialog
          yearFile={yearFile}
          department={asked.department}
          onSave={(department) => props.onDepartment(department, asked.department?.code ?? null)}
          onClose={onClose}
        />
      );
    case 'merge':
      return <MergeDialog yearFile={yearFile} unit={asked.unit} onWish={onWish} onClose={onClose} />;
    case 'split':
      return <SplitDialog yearFile={yearFile} unit={asked.unit} onWish={onWish} onClose={onClose} />;
    case 'retire':
      return (
        <RetireDialog
          code={asked.unit.code}
          name={asked.unit.name}
          units={1}
          onRetire={() => onWish({ kind: 'retire', code: asked.unit.code })}
          onClose={onClose}
        />
      );
    case 'retireDepartment':
      return (
        <RetireDialog
          code={asked.department.code}
          name={asked.department.name}
          units={yearFile.units.filter(({ department }) => department === asked.department.code).length}
          onRetire={() => props.onRetireDepartment(asked.department.code)}
          onClose={onClose}
        />
      );
  }
}
