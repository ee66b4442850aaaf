import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FieldId } from '#shared/fields';
import type { Cell, Cells, Row, TableName, Tables } from '#shared/records';
import { tableNames } from '#shared/records';
import { changesBetween, trailLine, type CellChange, type TrailEntry } from '#shared/trail';

const seed = 20_270_301;
const origin = { digest: 'd', file: 'f.xlsx', sheet: '政府购买服务预算明细表', row: 7 };
const row = (id: string, cells: Cells): Row => ({ id, cells, origin });
const only = (purchases: readonly Row[]): Tables => ({ projects: [], purchases, targets: [] });
const entry: TrailEntry = { at: '2026-09-10T02:00:00.000Z', by: '王芳', act: 'receive', changes: [] };
const lines = (before: Tables, after: Tables) =>
  changesBetween(before, after).map((change) => trailLine(entry, change, 'zh'));

it('names a changed cell in the six columns', () => {
  const cells: Cells = { projectCode: 'P1', serviceName: '上门服务', amtTotal: 260_000_000, isProcurement: true };
  expect(
    lines(
      only([row('a', cells)]),
      only([row('a', { ...cells, amtTotal: 230_000_000, isProcurement: false, qty: 2_300_050 })]),
    ),
  ).toEqual([
    {
      act: '修改·重新报送',
      item: '购买服务 P1 上门服务 金额合计 （政府购买服务预算明细表 第7行）',
      before: '2,600,000.00',
      after: '2,300,000.00',
      by: '王芳',
      at: '2026-09-10T02:00:00.000Z',
    },
    expect.objectContaining({ before: '是', after: '否' }),
    expect.objectContaining({ before: '', after: '23,000.5' }),
  ]);
});

it('keeps whole numbers of a quantity whole, and an unread text as it stands', () => {
  const [change] = changesBetween(only([row('a', { qty: 120_000 })]), only([row('a', { qty: { unread: '约1200' } })]));
  expect(trailLine(entry, change!, 'zh')).toMatchObject({ before: '1,200', after: '约1200' });
});

it('tells a row that came and a row that went, with what they held', () => {
  const gone = row('a', { projectCode: 'P1', serviceName: '老年助餐', amtTotal: 100 });
  const come = row('b', { projectCode: 'P2', serviceName: '社工站', amtTotal: 200, remark: null });
  expect(lines(only([gone]), only([come])).map(({ act, before, after }) => [act, before, after])).toEqual([
    ['删除·重新报送', '项目编码 P1；购买服务事项名称 老年助餐；金额合计 1.00', ''],
    ['新增·重新报送', '', '项目编码 P2；购买服务事项名称 社工站；金额合计 2.00'],
  ]);
});

it('recognises a row whose hidden identity was lost, unless its title stands twice', () => {
  const cells: Cells = { projectCode: 'P1', serviceName: '上门服务', amtTotal: 100 };
  const [change, ...more] = changesBetween(only([row('a', cells)]), only([row('z', { ...cells, amtTotal: 300 })]));
  expect(change).toMatchObject({ kind: 'changed', rowId: 'z', was: 'a', before: 100, after: 300 });
  expect(more).toEqual([]);
  const twice = changesBetween(only([row('a', cells), row('b', cells)]), only([row('y', cells), row('z', cells)]));
  expect(twice.map(({ kind }) => kind)).toEqual(['deleted', 'deleted', 'added', 'added']);
});

it('finds nothing in another order, or where a blank is written out', () => {
  const [a, b] = [row('a', { projectCode: 'P1' }), row('b', { projectCode: 'P2', remark: null })];
  expect(changesBetween(only([a, b]), only([row('b', { projectCode: 'P2' }), a]))).toEqual([]);
});

/** What the changes say, done to the state before. */
function applied(before: Tables, changes: readonly CellChange[]): Tables {
  const done: { [Table in TableName]: readonly Row[] } = { ...before };
  for (const change of changes) {
    const { table, rowId } = change;
    const id = change.was ?? rowId;
    if (change.kind === 'added') done[table] = [...done[table], { id: rowId, cells: change.cells }];
    else if (change.kind === 'deleted') done[table] = done[table].filter((one) => one.id !== id);
    else
      done[table] = done[table].map((one) =>
        one.id === id ? { ...one, cells: { ...one.cells, [change.field]: change.after } } : one,
      );
  }
  return done;
}
const contents = (tables: Tables): readonly (readonly string[])[] =>
  tableNames.map((table) =>
    tables[table]
      .map(({ cells }) =>
        JSON.stringify(
          Object.entries(cells)
            .filter(([, cell]) => cell !== null)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ),
      )
      .toSorted(),
  );
const fields: readonly FieldId[] = ['projectCode', 'serviceName', 'projectName', 'amtTotal', 'isPurchase', 'remark'];
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom('P1', 'P2', '上门服务', ''),
  fc.integer({ min: -5, max: 500 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('一万', '约3').map((unread) => ({ unread })),
);
const cells = fc.dictionary(fc.constantFrom(...fields), cell) as fc.Arbitrary<Cells>;
const someRows = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), cells }), {
  selector: ({ id }) => id,
});
const someTables: fc.Arbitrary<Tables> = fc.record({ projects: someRows, purchases: someRows, targets: someRows });

it('leads from the state before to the state after, whatever they are', () => {
  fc.assert(
    fc.property(someTables, someTables, (before, after) => {
      expect(contents(applied(before, changesBetween(before, after)))).toEqual(contents(after));
    }),
    { seed, numRuns: 500 },
  );
});

it('says nothing where a state is compared with itself', () => {
  fc.assert(
    fc.property(someTables, (tables) => {
      expect(changesBetween(tables, tables)).toEqual([]);
    }),
    { seed },
  );
});
