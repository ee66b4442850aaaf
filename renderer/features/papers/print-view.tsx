import Button from '@mui/material/Button';
import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { PaperTable } from '#shared/paper-tables';
import { cellText, isFigure, sealLine, signatureLine } from '#shared/paper-tables';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

const widths = { A4: 271, A3: 394 } as const;
/** A text of a rule of its own within a style sheet: quotes and backslashes would end it. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '')}"`;

/** Page, footer and look; heads repeat because they are the head of a table, page numbers because they are the page's. */
const sheetStyle = (table: PaperTable, code: string): string => `
@page {
  size: ${table.paper} landscape;
  margin: 14mm 13mm 18mm;
  @bottom-left { content: ${quoted(`数据校验码 ${code}`)}; font: 9pt SimSun, "Noto Serif CJK SC", serif; }
  @bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font: 9pt SimSun, "Noto Serif CJK SC", serif; }
  @bottom-right { content: ${quoted(table.practice ? '【练习】' : '')}; font: 9pt SimSun, "Noto Serif CJK SC", serif; }
}
.paper-print { position: fixed; inset: 0; z-index: 1300; overflow: auto; background: #E6E8EC; color: #000; }
.paper-bar { position: sticky; top: 0; display: flex; gap: 12px; align-items: center; padding: 8px 16px; background: ${tokens.paper}; border-bottom: 1px solid ${tokens.hairline}; }
.paper-sheet { width: ${String(widths[table.paper])}mm; margin: 16px auto; padding: 14mm 13mm; background: #fff; box-shadow: 0 1px 6px rgba(0,0,0,.2); font-family: SimSun, "宋体", "Noto Serif CJK SC", serif; font-size: 9pt; line-height: 1.35; }
.paper-sheet h1 { font-family: "方正小标宋简体", SimSun, "Noto Serif CJK SC", serif; font-size: 18pt; font-weight: 700; text-align: center; margin: 0 0 6px; }
.paper-sheet p { margin: 3px 0; }
.paper-sheet .unit { text-align: right; }
.paper-sheet table { width: 100%; border-collapse: collapse; table-layout: fixed; font-variant-numeric: tabular-nums; }
.paper-sheet th, .paper-sheet td { border: 0.5pt solid #000; padding: 2px 3px; overflow-wrap: anywhere; vertical-align: middle; }
.paper-sheet th { text-align: center; font-weight: 700; }
.paper-sheet td.figure { text-align: right; overflow-wrap: normal; white-space: nowrap; }
.paper-sheet tr { break-inside: avoid; }
.paper-sheet tr.group td { font-weight: 700; }
.paper-sheet .sign { display: flex; justify-content: space-between; margin-top: 14px; break-inside: avoid; }
@media print {
  html, body { height: auto !important; overflow: visible !important; }
  body > *:not(.paper-print) { display: none !important; }
  .paper-print { position: static; overflow: visible; background: none; }
  .paper-bar { display: none; }
  .paper-sheet { width: auto; margin: 0; padding: 0; box-shadow: none; }
}`;

/** A table as it comes out of the printer; the system's own dialog prints it or makes a PDF of it. */
export function PrintView(props: {
  readonly table: PaperTable;
  readonly code: string;
  readonly onClose: () => void;
}): ReactNode {
  const { table, code, onClose } = props;
  const say = useSay();
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', leave);
    return () => {
      removeEventListener('keydown', leave);
    };
  }, [onClose]);
  return createPortal(
    <div className="paper-print" role="dialog" aria-label={say('打印预览', 'Print preview')}>
      <style>{sheetStyle(table, code)}</style>
      <div className="paper-bar">
        <Button
          variant="contained"
          autoFocus
          onClick={() => {
            print();
          }}
        >
          {say('打印', 'Print')}
        </Button>
        <Button variant="outlined" onClick={onClose}>
          {say('返回', 'Back')}
        </Button>
        <span>
          {say(
            `${table.paper} 横向；需要 PDF 时，在系统的打印窗口中选择“另存为 PDF”。`,
            `${table.paper} landscape; choose "Save as PDF" in the system's print dialog for a PDF.`,
          )}
        </span>
      </div>
      <div className="paper-sheet">
        <h1>{table.title}</h1>
        <p>{table.note}</p>
        <p className="unit">{table.unitNote}</p>
        <table>
          <colgroup>
            {table.columns.map(({ key, width }) => (
              <col key={key} style={{ width: `${String(width)}ch` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {table.columns.map(({ key, head }) => (
                <th key={key}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={String(index)} className={row.level === 3 ? undefined : 'group'}>
                {table.columns.map(({ key, kind }) => (
                  <td key={key} className={isFigure(kind) ? 'figure' : undefined}>
                    {cellText(kind, row.cells[key], 'blank')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {table.remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
        <p className="sign">
          {signatureLine.split(/(?<=：)　+/).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
        <p className="sign">
          <span>{sealLine}</span>
          <span>数据校验码：{code}</span>
        </p>
      </div>
    </div>,
    document.body,
  );
}
