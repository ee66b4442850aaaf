import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useEffect, useState, type ReactNode } from 'react';
import type { HostOutput } from '#shared/contract';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';

type Listing = HostOutput<'places.browse'>;
export type Place = { readonly handle: string; readonly name: string };
/** Answers a folder's content, or a sentence that says why not. */
type Browse = (folder: string | null, newFolder?: string) => Promise<{ listing: Listing } | { sentence: string }>;

/** The program's own chooser of files or of a folder, for where no system dialog can be had. */
export function ChoosePlace(props: {
  readonly title: string;
  readonly wants: 'files' | 'folder';
  readonly extensions: readonly string[];
  readonly browse: Browse;
  readonly onDone: (chosen: readonly Place[]) => void;
}): ReactNode {
  const { title, wants, extensions, browse, onDone } = props;
  const say = useSay();
  const [listing, setListing] = useState<Listing | null>(null);
  const [sentence, setSentence] = useState('');
  const [picked, setPicked] = useState<ReadonlyMap<string, Place>>(new Map());
  const [newFolder, setNewFolder] = useState('');

  const go = async (folder: string | null, made?: string): Promise<void> => {
    const answer = await browse(folder, made);
    if ('sentence' in answer) {
      setSentence(answer.sentence);
      return;
    }
    setSentence('');
    setListing(answer.listing);
    setPicked(new Map());
    setNewFolder('');
  };
  useEffect(() => {
    void go(null);
    // The chooser starts once, at the starting place.
  }, []);

  const files = (listing?.files ?? []).filter((file) =>
    extensions.some((extension) => file.name.toLowerCase().endsWith(extension)),
  );
  const toggle = (place: Place): void => {
    const next = new Map(picked);
    if (!next.delete(place.handle)) next.set(place.handle, place);
    setPicked(next);
  };
  const finish = (): void => {
    if (wants === 'folder') onDone(listing ? [listing.folder] : []);
    else onDone([...picked.values()]);
  };
  const line = {
    all: 'unset',
    display: 'flex',
    gap: 1,
    alignItems: 'center',
    width: '100%',
    boxSizing: 'border-box',
    px: 1,
    height: 32,
    cursor: 'pointer',
    '&:hover': { backgroundColor: tokens.accentSoft },
    '&:focus-visible': { outline: `2px solid ${tokens.accent}` },
  } as const;

  return (
    <Dialog
      open
      maxWidth="md"
      fullWidth
      onClose={() => {
        onDone([]);
      }}
    >
      <DialogTitle sx={{ fontSize: 16, pb: 1 }}>{title}</DialogTitle>
      <DialogContent sx={{ height: 420, display: 'flex', flexDirection: 'column', gap: 1 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Button variant="outlined" disabled={!listing?.parent} onClick={() => void go(listing?.parent ?? null)}>
            {say('上一级', 'Up')}
          </Button>
          <Box
            sx={{
              flex: 1,
              color: tokens.inkSecond,
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
            data-testid="shown-path"
          >
            {listing?.shownPath}
          </Box>
          {wants === 'files' && files.length > 0 && (
            <Button
              variant="outlined"
              onClick={() => {
                setPicked(new Map(files.map((file) => [file.handle, { handle: file.handle, name: file.name }])));
              }}
            >
              {say(`全选 ${String(files.length)} 个文件`, `All ${String(files.length)} files`)}
            </Button>
          )}
          {wants === 'folder' && (
            <>
              <TextField
                placeholder={say('新文件夹名称', 'Name of a new folder')}
                value={newFolder}
                onChange={(event) => {
                  setNewFolder(event.target.value);
                }}
              />
              <Button
                variant="outlined"
                disabled={newFolder.trim() === ''}
                onClick={() => void go(listing?.folder.handle ?? null, newFolder.trim())}
              >
                {say('新建', 'Make')}
              </Button>
            </>
          )}
        </Box>
        {sentence !== '' && (
          <Box role="alert" sx={{ color: tokens.error }}>
            {sentence}
          </Box>
        )}
        <Box sx={{ flex: 1, overflow: 'auto', border: `1px solid ${tokens.hairline}` }}>
          {(listing?.folders ?? []).map((folder) => (
            <Box component="button" key={folder.handle} sx={line} onClick={() => void go(folder.handle)}>
              <span aria-hidden>▸</span>
              {folder.name}
            </Box>
          ))}
          {wants === 'files' &&
            files.map((file) => (
              <Box component="label" key={file.handle} sx={line}>
                <input
                  type="checkbox"
                  checked={picked.has(file.handle)}
                  onChange={() => {
                    toggle({ handle: file.handle, name: file.name });
                  }}
                />
                <Box sx={{ flex: 1 }}>{file.name}</Box>
                <Box sx={{ color: tokens.inkSecond, fontSize: 12 }}>
                  {Math.ceil(file.size / 1024)} KB　{file.modified.slice(0, 16).replace('T', ' ')}
                </Box>
              </Box>
            ))}
          {listing && listing.folders.length === 0 && (wants === 'folder' || files.length === 0) && (
            <Box sx={{ p: 3, color: tokens.inkSecond, textAlign: 'center' }}>
              {wants === 'folder'
                ? say('此文件夹下没有子文件夹，可直接选用。', 'No folders inside; this one can be used.')
                : say('此文件夹中没有可读取的文件。', 'No file here that can be read.')}
            </Box>
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button
          onClick={() => {
            onDone([]);
          }}
        >
          {say('取消', 'Cancel')}
        </Button>
        <Button variant="contained" disabled={wants === 'folder' ? !listing : picked.size === 0} onClick={finish}>
          {wants === 'folder'
            ? say('选用此文件夹', 'Use this folder')
            : say(`选用 ${String(picked.size)} 个文件`, `Use ${String(picked.size)} files`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
