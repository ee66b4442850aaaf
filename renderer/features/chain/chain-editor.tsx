import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { amountWord, defaultChain } from '#shared/review-chain';
import type { ReviewNode } from '#shared/year-file';
import { TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

const cell = { padding: '0 8px', height: 40, borderBottom: `1px solid ${tokens.hairline}` } as const;

function moved(nodes: readonly ReviewNode[], index: number, step: -1 | 1): readonly ReviewNode[] {
  const [node, other] = [nodes[index], nodes[index + step]];
  return node && other ? nodes.with(index, other).with(index + step, node) : nodes;
}

/** A key that no node of the chain bears yet. */
function freshKey(nodes: readonly ReviewNode[]): string {
  let number = 1;
  while (nodes.some(({ key }) => key === `own-${String(number)}`)) number += 1;
  return `own-${String(number)}`;
}

/** 审核流程: who reviews, in which order, and whose opinion a submission needs before it leaves review. */
export function ChainEditor(props: {
  readonly chain: readonly ReviewNode[];
  readonly onSave: (chain: readonly ReviewNode[]) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [nodes, setNodes] = useState(props.chain);
  const changed = JSON.stringify(nodes) !== JSON.stringify(props.chain);
  const set = (index: number, part: Partial<ReviewNode>): void => {
    setNodes(nodes.map((node, at) => (at === index ? { ...node, ...part } : node)));
  };
  return (
    <>
      <TaskBar title={say('审核流程', 'Review chain')}>
        <Button
          onClick={() => {
            setNodes(defaultChain);
          }}
        >
          {say('恢复默认', 'As shipped')}
        </Button>
        <Button
          variant="outlined"
          onClick={() => {
            setNodes([...nodes, { key: freshKey(nodes), name: '', required: false }]);
          }}
        >
          {say('新增环节', 'Add a node')}
        </Button>
        <Button
          variant="contained"
          disabled={!changed}
          onClick={() => {
            props.onSave(nodes);
          }}
        >
          {say('保存', 'Save')}
        </Button>
      </TaskBar>
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: 'auto',
          backgroundColor: tokens.paper,
          border: `1px solid ${tokens.hairline}`,
          borderRadius: '4px',
          p: 2,
        }}
      >
        <Box sx={{ fontSize: 13, color: tokens.inkSecond, mb: 1.5, lineHeight: 1.7 }}>
          {say(
            '报送按下列环节依次审核。勾选“必须有意见”的环节，没有对本次报送提出意见之前，不能审核通过或锁定；重新送审后须再次提出意见。机构较少的县可以删除由他人兼任的环节。',
            'Submissions are reviewed in this order. A node that is required must speak to what was handed in last before it can pass or be locked. Leave out the nodes whose work another one does.',
          )}
        </Box>
        <table style={{ borderCollapse: 'collapse', fontSize: 13 }} aria-label={say('审核流程', 'Review chain')}>
          <thead>
            <tr style={{ textAlign: 'left' }}>
              <th style={{ ...cell, width: 56 }}>{say('顺序', 'Order')}</th>
              <th style={{ ...cell, width: 240 }}>{say('环节', 'Node')}</th>
              <th style={{ ...cell, width: 110 }}>{say('提出的金额', 'Amount')}</th>
              <th style={{ ...cell, width: 130 }}>{say('必须有意见', 'Required')}</th>
              <th style={cell}>{say('操作', 'Acts')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node, index) => (
              <tr key={node.key}>
                <td style={cell}>{index + 1}</td>
                <td style={cell}>
                  <TextField
                    value={node.name}
                    onChange={(event) => {
                      set(index, { name: event.target.value });
                    }}
                    slotProps={{
                      htmlInput: { 'aria-label': say(`第 ${String(index + 1)} 个环节`, `Node ${String(index + 1)}`) },
                    }}
                    sx={{ width: 220 }}
                  />
                </td>
                <td style={cell}>{amountWord(node.key, language) ?? '—'}</td>
                <td style={cell}>
                  <Checkbox
                    size="small"
                    checked={node.required}
                    onChange={(_event, required) => {
                      set(index, { required });
                    }}
                    slotProps={{
                      input: { 'aria-label': say(`${node.name}必须有意见`, `${node.name} is required`) },
                    }}
                  />
                </td>
                <td style={cell}>
                  <Button
                    disabled={index === 0}
                    onClick={() => {
                      setNodes(moved(nodes, index, -1));
                    }}
                  >
                    {say('上移', 'Up')}
                  </Button>
                  <Button
                    disabled={index === nodes.length - 1}
                    onClick={() => {
                      setNodes(moved(nodes, index, 1));
                    }}
                  >
                    {say('下移', 'Down')}
                  </Button>
                  <Button
                    color="error"
                    onClick={() => {
                      setNodes(nodes.filter((_node, at) => at !== index));
                    }}
                  >
                    {say('删除', 'Remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
    </>
  );
}
