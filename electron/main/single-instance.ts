export type InstancePort = {
  readonly requestSingleInstanceLock: () => boolean;
  readonly quit: () => void;
  readonly on: (event: 'second-instance', listener: () => void) => unknown;
};

/** Answers whether this is the only one; a second start brings the first one's window forward and ends itself. */
export function claimInstance(app: InstancePort, showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', showWindow);
  return true;
}
