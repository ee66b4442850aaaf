import { createTheme } from '@mui/material/styles';
import { tokens } from './tokens.ts';

export const theme = createTheme({
  palette: {
    primary: { main: tokens.accent, dark: tokens.accentHover, light: tokens.accentSoft },
    error: { main: tokens.error },
    warning: { main: tokens.warning },
    success: { main: tokens.passed },
    secondary: { main: tokens.practice },
    text: { primary: tokens.ink, secondary: tokens.inkSecond, disabled: tokens.inkOff },
    background: { default: tokens.ground, paper: tokens.paper },
    divider: tokens.hairline,
  },
  typography: {
    fontFamily: '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    fontSize: 14,
    h1: { fontSize: 18, fontWeight: 600 },
    h2: { fontSize: 15, fontWeight: 600 },
    button: { textTransform: 'none' },
  },
  shape: { borderRadius: 4 },
  transitions: { duration: { shortest: 80, shorter: 100, short: 120, standard: 120 } },
  components: {
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: { root: { height: 32, paddingInline: 14, whiteSpace: 'nowrap', flexShrink: 0 } },
    },
    MuiToggleButton: { styleOverrides: { root: { whiteSpace: 'nowrap' } } },
    // Dialogs stand at the desk, so that the lock of the screen covers and stills them too.
    MuiModal: { defaultProps: { container: () => document.getElementById('desk') } },
    MuiTextField: { defaultProps: { size: 'small' } },
    MuiInputBase: { styleOverrides: { root: { fontSize: 14 } } },
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums', fontSize: 14 },
        // A sheet that is printed from a dialog goes to paper alone.
        '@media print': {
          'body:has(.recovery-sheet) *': { visibility: 'hidden' },
          'body:has(.recovery-sheet) .recovery-sheet, body:has(.recovery-sheet) .recovery-sheet *': {
            visibility: 'visible',
          },
          '.recovery-sheet': { position: 'fixed', inset: '0 0 auto 0' },
        },
        '@media (prefers-reduced-motion: reduce)': {
          '*': { transition: 'none !important', animation: 'none !important' },
        },
      },
    },
  },
});
