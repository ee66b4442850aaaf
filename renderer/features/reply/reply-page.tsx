import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { ApprovedAmount, PendingLine, ReplyPlan, UnitReplyPlan } from '#shared/approval';
import { dueDates, holidayWarning } from '#shared/calendar';
import { fen, showYuan, sumOf } from '#shared/money';
import type { YearFile } from '#shared/year-file';
import { AmountField, TextCell } from '../../ui/amount-field/index.ts';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { UnitReplies } from './unit-replies.tsx';

type Answer = PendingLine & ApprovedAmount;
const keyOf = (line: PendingLine): string => `${line.unit}/${line.projectCode}`;
const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function Clock(props: {
  readonly yearFile: YearFile;
  readonly congressDate: string;
  readonly replyDate: string;
}): ReactNode {
  const { yearFile, congressDate, replyDate } = props;
  const say = useSay();
  if (!isDate(congressDate))
    return (
      <>
        {say(
          '填写人代会批准日期后，在此提示各项法定时限。',
          'Enter the day on which the Congress approved to see the legal deadlines.',
        )}
      </>
    );
  const due = dueDates({ congressDate, financeReplied: isDate(replyDate) ? replyDate : null, departmentReplied: null });
  const rest = [
    [say('财政批复部门', 'Finance replies to departments'), due.financeReply],
    [say('部门批复单位', 'Departments reply to units'), due.departmentReply],
    [say('部门公开', 'Departments disclose'), due.departmentDisclosure],
  ] as const;
  return (
    <>
      {rest.map(([name, date]) => {
        if (date === null) return null;
        const warning = holidayWarning(date, yearFile.calendar.holidays);
        return (
          <Box component="span" key={name} sx={{ mr: 3 }}>
            {say(`${name}不晚于 ${date}`, `${name} by ${date}`)}
            {warning && (
              <Box component="span" sx={{ color: tokens.warning }}>
                {say(`（逢${warning.name}，请提前办理）`, ` (falls on ${warning.name}; act earlier)`)}
              </Box>
            )}
          </Box>
        );
      })}
    </>
  );
}

/** 二下 批复: what the Congress approved, line by line, with a reason wherever it differs from 二上. */
export function ReplyPage(props: {
  readonly yearFile: YearFile;
  readonly lines: readonly PendingLine[];
  readonly replied: ReplyPlan | null;
  readonly unitReplies: readonly UnitReplyPlan[];
  readonly onUnitReply: (department: string, replyDate: string) => void;
  readonly today: string;
  readonly onExport: () => void;
  readonly onReply: (congressDate: string | null, replyDate: string, approved: readonly ApprovedAmount[]) => void;
}): ReactNode {
  const { yearFile, lines, replied } = props;
  const say = useSay();
  const congress = replied?.congressDate ?? yearFile.calendar.congressDate ?? '';
  const [congressDate, setCongressDate] = useState(congress);
  // No reply goes out before the Congress has approved; until then the date is left to the person.
  const [replyDate, setReplyDate] = useState(replied?.replyDate ?? (props.today < congress ? '' : props.today));
  const [changed, setChanged] = useState<ReadonlyMap<string, Partial<ApprovedAmount>>>(new Map());
  const [recording, setRecording] = useState(false);
  const names = new Map(yearFile.units.map((unit) => [unit.code, unit.name]));
  const repliedLines = new Map((replied?.lines ?? []).map((line) => [keyOf(line), line]));
  const rows = lines.map((line): Answer => ({
    ...line,
    approved: repliedLines.get(keyOf(line))?.approved ?? line.up2,
    approvedPurchases: repliedLines.get(keyOf(line))?.approvedPurchases ?? line.up2Purchases,
    reason: repliedLines.get(keyOf(line))?.reason ?? '',
    ...changed.get(keyOf(line)),
  }));
  const change = (row: Answer, part: Partial<ApprovedAmount>): void => {
    setChanged(new Map(changed).set(keyOf(row), { ...changed.get(keyOf(row)), ...part }));
  };

  return (
    <>
      <TaskBar
        title={say('批复', 'Reply')}
        filters={
          <>
            <TextField
              label={say('人代会批准日期', 'Congress approved on')}
              placeholder="2027-01-20"
              value={congressDate}
              onChange={(event) => {
                setCongressDate(event.target.value);
              }}
              sx={{ width: 150 }}
            />
            <TextField
              label={say('财政批复日期', 'Finance replies on')}
              placeholder="2027-02-02"
              value={replyDate}
              onChange={(event) => {
                setReplyDate(event.target.value);
              }}
              sx={{ width: 150 }}
            />
          </>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>{say('单位：元', 'in yuan')}</Box>
        <Button
          variant="outlined"
          disabled={replied === null}
          onClick={() => {
            setRecording(true);
          }}
        >
          {say('部门批复登记…', 'Department replies…')}
        </Button>
        <Button variant="outlined" disabled={replied === null} onClick={props.onExport}>
          {say('导出批复表…', 'Export reply tables…')}
        </Button>
        <Button
          variant="contained"
          disabled={rows.length === 0}
          onClick={() => {
            props.onReply(
              congressDate === '' ? null : congressDate,
              replyDate,
              rows.map(({ unit, projectCode, approved, approvedPurchases, reason }) => ({
                unit,
                projectCode,
                approved,
                approvedPurchases,
                reason,
              })),
            );
          }}
        >
          {say('批复', 'Reply')}
        </Button>
      </TaskBar>
      <Box sx={{ pb: 1, fontSize: 13 }}>
        <Clock yearFile={yearFile} congressDate={congressDate} replyDate={replyDate} />
      </Box>
      <DataTable
        label={say('批复', 'Reply')}
        exportAs={{ money: 'yuan' }}
        rows={rows}
        rowKey={keyOf}
        empty={say(
          '还没有锁定的二上报表。二上审核通过并锁定后，在此批复。',
          'No second submission is locked yet. Pass and lock them, then reply here.',
        )}
        total={{
          name: say(`合计 ${String(rows.length)} 个项目`, `Total of ${String(rows.length)} projects`),
          up2: showYuan(sumOf(rows.map((row) => row.up2))),
          approved: showYuan(sumOf(rows.map((row) => row.approved))),
          purchases: showYuan(sumOf(rows.map((row) => row.approvedPurchases))),
          gap: showYuan(fen(sumOf(rows.map((row) => row.approved)) - sumOf(rows.map((row) => row.up2)))),
        }}
        columns={[
          { key: 'unit', head: say('单位', 'Unit'), cell: (row) => `${row.unit} ${names.get(row.unit) ?? ''}` },
          { key: 'name', head: say('项目', 'Project'), cell: (row) => row.projectName },
          {
            key: 'up2',
            head: say('③二上编制', '③ Second'),
            width: 130,
            align: 'right',
            cell: (row) => showYuan(row.up2),
          },
          {
            key: 'approved',
            head: say('④批复', '④ Reply'),
            width: 140,
            align: 'right',
            cell: (row) => (
              <AmountField
                label={say(`批复 ${row.projectName}`, `Reply ${row.projectName}`)}
                amount={row.approved}
                onChange={(approved) => {
                  change(row, { approved });
                }}
              />
            ),
          },
          {
            key: 'purchases',
            head: say('其中购买服务', 'of it purchases'),
            width: 140,
            align: 'right',
            cell: (row) => (
              <AmountField
                label={say(`购买服务批复 ${row.projectName}`, `Purchases replied ${row.projectName}`)}
                amount={row.approvedPurchases}
                onChange={(approvedPurchases) => {
                  change(row, { approvedPurchases });
                }}
              />
            ),
          },
          {
            key: 'gap',
            head: say('差额', 'Difference'),
            width: 110,
            align: 'right',
            cell: (row) => showYuan(fen(row.approved - row.up2)),
          },
          {
            key: 'reason',
            head: say('差异原因', 'Reason'),
            cell: (row) => (
              <TextCell
                label={say(`差异原因 ${row.projectName}`, `Reason ${row.projectName}`)}
                text={row.reason}
                onChange={(reason) => {
                  change(row, { reason });
                }}
              />
            ),
          },
        ]}
      />
      {recording && replied && (
        <UnitReplies
          departments={yearFile.departments}
          reply={replied}
          replies={props.unitReplies}
          onRecord={props.onUnitReply}
          onClose={() => {
            setRecording(false);
          }}
        />
      )}
    </>
  );
}
