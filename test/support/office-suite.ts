import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** LibreOffice is the second opinion; without it its tests are skipped, counted and said. */
export const hasOfficeSuite = (): boolean =>
  process.platform === 'linux' && spawnSync('sh', ['-c', 'command -v soffice'], { stdio: 'ignore' }).status === 0;

/** Letters want its Writer, which some systems install apart. */
export const hasOfficeWriter = (): boolean =>
  hasOfficeSuite() &&
  spawnSync('sh', ['-c', 'test -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libswlo.so"']).status === 0;

const url = (path: string): string => pathToFileURL(path).href;

/** Runs LibreOffice without a window, under a profile of its own that is thrown away. */
function withProfile<Answer>(work: (profile: string, run: (args: readonly string[]) => void) => Answer): Answer {
  const profile = mkdtempSync(join(tmpdir(), 'two-up-two-down-office-'));
  const run = (args: readonly string[]): void => {
    execFileSync('soffice', [`-env:UserInstallation=${url(profile)}`, '--headless', '--norestore', ...args], {
      stdio: 'ignore',
      timeout: 120_000,
    });
  };
  try {
    return work(profile, run);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Turns workbooks into PDF, each beside the others in `folder`. */
export function toPdf(files: readonly string[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  withProfile((_profile, run) => {
    run(['--convert-to', 'pdf', '--outdir', folder, ...files]);
  });
}

/** Opens workbooks and saves them again as LibreOffice writes them, every formula recalculated. */
export function resave(files: readonly string[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  withProfile((_profile, run) => {
    run(['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', folder, ...files]);
  });
}

/** One cell that a person types; row and column count from 1. A date is YYYY-MM-DD. */
export type TypedCell = {
  readonly sheet: string;
  readonly column: number;
  readonly row: number;
  readonly value: string | number | { readonly date: string };
};
export type TypedWorkbook = { readonly path: string; readonly cells: readonly TypedCell[] };

// Basic has no JSON: one instruction a line, its parts apart by tabs, lines within a text by \\n.
function instruction(cell: TypedCell): string {
  const { sheet, column, row, value } = cell;
  const kind = typeof value === 'number' ? 'number' : typeof value === 'string' ? 'text' : 'date';
  const text = typeof value === 'object' ? value.date : String(value).replaceAll(/[\t\r\n]+/g, ' ');
  return ['set', sheet, column - 1, row - 1, kind, text].join('\t');
}

const macro = `Sub Fill
  Dim files As Object, stream As Object, entry As String, parts, book As Object, cell As Object
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  On Error GoTo Failed
  opening(0).Name = "Hidden"
  opening(0).Value = True
  saving(0).Name = "FilterName"
  saving(0).Value = "Calc MS Excel 2007 XML"
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(files.openFileRead("INSTRUCTIONS"))
  stream.setEncoding("UTF-8")
  Do While Not stream.isEOF()
    entry = stream.readLine()
    Do While Right(entry, 1) = Chr(10) Or Right(entry, 1) = Chr(13)
      entry = Left(entry, Len(entry) - 1)
    Loop
    parts = Split(entry, Chr(9))
    If UBound(parts) >= 1 Then
      Select Case parts(0)
        Case "open"
          book = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, opening())
        Case "set"
          cell = book.Sheets.getByName(parts(1)).getCellByPosition(CLng(parts(2)), CLng(parts(3)))
          If parts(4) = "number" Then
            cell.Value = Val(parts(5))
          ElseIf parts(4) = "date" Then
            cell.Value = DateSerial(CInt(Left(parts(5), 4)), CInt(Mid(parts(5), 6, 2)), CInt(Right(parts(5), 2)))
          Else
            cell.String = parts(5)
          End If
        Case "save"
          book.calculateAll()
          book.storeToURL(parts(1), saving())
          book.close(True)
      End Select
    End If
  Loop
  stream.closeInput()
  Open ConvertFromURL("INSTRUCTIONS.done") For Output As #1
  Close #1
  StarDesktop.terminate()
  Exit Sub
Failed:
  Open ConvertFromURL("INSTRUCTIONS.failed") For Output As #1
  Print #1, entry
  Print #1, Error()
  Close #1
  StarDesktop.terminate()
End Sub`;

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The Standard library of a profile begins with an empty module; the macro takes its place. */
function installMacro(profile: string, instructions: string): void {
  const text = macro.replaceAll('INSTRUCTIONS', url(instructions));
  writeFileSync(
    join(profile, 'user', 'basic', 'Standard', 'Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${xml(text)}</script:module>`,
  );
}

/** Types into workbooks in LibreOffice as a clerk would, and saves each over itself. */
export function typeInOffice(workbooks: readonly TypedWorkbook[]): void {
  withProfile((profile, run) => {
    const instructions = join(profile, 'typing.txt');
    const lines = workbooks.flatMap(({ path, cells }) => [
      `open\t${url(path)}`,
      ...cells.map(instruction),
      `save\t${url(path)}`,
    ]);
    writeFileSync(instructions, `${lines.join('\n')}\n`);
    run(['--terminate_after_init']);
    installMacro(profile, instructions);
    // The first start of a profile may end before it comes to the macro; the next one runs it.
    for (let start = 0; start < 4 && !existsSync(`${instructions}.done`); start += 1) {
      run(['macro:///Standard.Module1.Fill']);
      const failed = `${instructions}.failed`;
      if (existsSync(failed)) throw new Error(`LibreOffice stopped at: ${readFileSync(failed, 'utf8')}`);
    }
    if (!existsSync(`${instructions}.done`)) throw new Error('LibreOffice did not run the macro');
  });
}
