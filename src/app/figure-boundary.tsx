// A figure that breaks takes neither the text nor the other figures with it. Page thread.
import { Component, type ReactNode } from 'react';

interface FigureBoundaryProps {
  readonly title: string;
  readonly children: ReactNode;
}

interface FigureBoundaryState {
  readonly error: Error | undefined;
}

export class FigureBoundary extends Component<FigureBoundaryProps, FigureBoundaryState> {
  override state: FigureBoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): FigureBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <figure className="figure-waiting" role="alert">
        <p>
          <b>{this.props.title}</b> <span>has stopped</span>
        </p>
        <p>Something in it went wrong that should not have: {error.message}</p>
        <button
          type="button"
          onClick={() => {
            this.setState({ error: undefined });
          }}
        >
          Start it again
        </button>
      </figure>
    );
  }
}
