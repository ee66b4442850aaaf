import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { nodeDisk } from '../host/disk.ts';
import { openDoor } from '../host/open-door.ts';
import { lockData } from '../host/storage/lock-data.ts';
import { neededEngine } from '../host/storage/browser-engine.ts';
import { dropBrowserCopy, electronBrowserFolder, keepBrowserFolder } from '../host/storage/browser-folder.ts';
import { engineClient } from '../host/workbooks/engine-client.ts';
import { engineLimits } from '../host/workbooks/engine-limits.ts';
import { refuseOutbound } from '../silence/no-outbound.ts';
import { appOrigin, appScheme, schemePrivileges, servePage } from './app-protocol.ts';
import { nativeDialogs } from './dialogs.ts';
import { lockDown, pageGoneSentence } from './lock-down.ts';
import { guardContents, guardSession } from './navigation.ts';
import { registerHost } from './register-host.ts';
import { claimInstance } from './single-instance.ts';
import { userDataFolder } from './user-data-folder.ts';
import { utilityEngine } from './utility-engine.ts';
import { windowOptions } from './window.ts';

/** Put in by the build, from package.json. */
declare const programVersion: string;

let window: BrowserWindow | null = null;

function openedWindow(): BrowserWindow {
  if (window === null) throw new Error('there is no window');
  return window;
}

function bringForward(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

function guardDefaultSession(): void {
  const { defaultSession } = session;
  guardSession({
    setPermissionRequestHandler: (handler) => {
      defaultSession.setPermissionRequestHandler(handler);
    },
    setPermissionCheckHandler: (handler) => {
      defaultSession.setPermissionCheckHandler(handler);
    },
    setDevicePermissionHandler: (handler) => {
      defaultSession.setDevicePermissionHandler(handler);
    },
    onBeforeRequest: (listener) => {
      defaultSession.webRequest.onBeforeRequest(listener);
    },
    onDownload: (listener) => {
      defaultSession.on('will-download', listener);
    },
    setCertificateVerifyProc: (judge) => {
      defaultSession.setCertificateVerifyProc(judge);
    },
    setSpellCheckerEnabled: (enabled) => {
      defaultSession.setSpellCheckerEnabled(enabled);
    },
  });
}

async function run(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  const dataFolder = app.getPath('userData');
  const lock = await lockData(nodeDisk, dataFolder);
  if (lock === null) {
    dialog.showErrorBox('两上两下预算', '数据文件夹正由另一个程序使用。请先关闭已经打开的“两上两下预算”。');
    app.quit();
    return;
  }
  app.once('will-quit', lock.releaseNow);
  guardDefaultSession();
  protocol.handle(appScheme, (request) => servePage(join(__dirname, '..', 'renderer'), request));
  const needed = await neededEngine(nodeDisk, dataFolder, Number.parseInt(process.versions.chrome, 10));
  if (needed !== null) {
    dialog.showErrorBox(
      '两上两下预算',
      `账套由更新的版本保存（内核 ${String(needed)}），请安装新版程序后再打开。没有改动任何内容。`,
    );
    app.quit();
    return;
  }
  await keepBrowserFolder(electronBrowserFolder(dataFolder), { home: dataFolder, unclean: lock.stale });
  const door = openDoor({
    onAgreed: () => void dropBrowserCopy(dataFolder).catch(() => null),
    runtime: 'electron',
    version: programVersion,
    dataFolder,
    startFolder: homedir(),
    dialogs: nativeDialogs(dialog, openedWindow),
    engine: engineClient({
      spawn: () => utilityEngine(join(__dirname, 'engine.cjs'), engineLimits),
      secondsPerTask: engineLimits.secondsPerTask,
    }),
  });
  registerHost(ipcMain, door, () => window?.webContents.mainFrame ?? null);
  window = new BrowserWindow(windowOptions(join(__dirname, '..', 'preload', 'preload.cjs')));
  window.once('closed', () => {
    window = null;
  });
  await window.loadURL(`${appOrigin}/`);
}

refuseOutbound();
// No crash reporter is started, no updater and no extension is loaded: nothing here ever reports to anyone.
lockDown({
  enableSandbox: () => {
    app.enableSandbox();
  },
  appendSwitch: (name, value) => {
    app.commandLine.appendSwitch(name, value);
  },
  onCertificateError: (listener) => {
    app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
      listener(event, decide);
    });
  },
  on: (event, listener) => {
    app.on(event as 'login', listener);
  },
});
protocol.registerSchemesAsPrivileged([schemePrivileges]);
app.on('web-contents-created', (_event, contents) => {
  guardContents({
    on: (event, listener) => contents.on(event as 'will-navigate', listener),
    setWindowOpenHandler: (handler) => {
      contents.setWindowOpenHandler(handler);
    },
  });
});
app.on('render-process-gone', (_event, _contents, ending) => {
  const sentence = pageGoneSentence(ending);
  if (sentence === null) return;
  dialog.showErrorBox('两上两下预算', sentence);
  app.quit();
});
app.on('window-all-closed', () => {
  app.quit();
});
/** Before anything else: the lock of the single instance lies in the data folder. */
function placeUserData(): boolean {
  const placed = userDataFolder({ executable: process.execPath, programData: app.getPath('appData') });
  if (placed.ok) {
    app.setPath('userData', placed.value);
    return true;
  }
  dialog.showErrorBox(
    '两上两下预算',
    `便携版不能写入“${placed.error.folder}”。请把整个文件夹复制到本机硬盘或 U 盘上可以写入的地方再打开。`,
  );
  app.quit();
  return false;
}

if (
  placeUserData() &&
  claimInstance(
    {
      requestSingleInstanceLock: () => app.requestSingleInstanceLock(),
      quit: () => {
        app.quit();
      },
      on: (event, listener) => app.on(event, listener),
    },
    bringForward,
  )
)
  run().catch((error: unknown) => {
    dialog.showErrorBox('两上两下预算', `程序没有启动：${error instanceof Error ? error.message : String(error)}`);
    app.quit();
  });
