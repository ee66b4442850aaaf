import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { createRoot } from 'react-dom/client';
import { theme } from '../ui/theme/index.ts';
import { Application } from './application.tsx';
import { LanguageProvider } from './language.tsx';
import { Gate } from './gate.tsx';
import { RescueScreen } from './rescue-screen.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <ThemeProvider theme={theme}>
    <CssBaseline />
    <ErrorBoundary>
      <LanguageProvider>
        <Gate otherwise={(sentence) => <RescueScreen sentence={sentence} />}>
          <Application />
        </Gate>
      </LanguageProvider>
    </ErrorBoundary>
  </ThemeProvider>,
);
