import { Component, type ReactNode } from 'react';

type State = { readonly reference: string | null };

/** A bug ends here: the person gets a reference and a way to start again; saved data are on disk. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { reference: null };

  static getDerivedStateFromError(thrown: unknown): State {
    const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'unknown';
    let sum = 0;
    for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffff;
    return { reference: sum.toString(16).toUpperCase().padStart(6, '0') };
  }

  override componentDidCatch(thrown: Error): void {
    console.error(thrown);
  }

  override render(): ReactNode {
    if (this.state.reference === null) return this.props.children;
    return (
      <div role="alert" style={{ padding: 48 }}>
        <h1>程序遇到了意外错误 · Something went wrong</h1>
        <p>已保存的数据不受影响。请记下参考号 {this.state.reference}，然后重新打开程序。</p>
        <p>What was saved is safe. Note the reference {this.state.reference} and open the program again.</p>
        <button
          onClick={() => {
            location.reload();
          }}
        >
          重新打开 · Open again
        </button>
      </div>
    );
  }
}
