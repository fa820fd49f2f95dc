import { Component, type ReactNode } from 'react';

export interface DrawingBoundaryProps {
  onFailed: () => void;
  children: ReactNode;
}

/** Keeps a failure of the canvas inside the viewer: the page around it goes on. Mount it anew to try again. */
export class DrawingBoundary extends Component<DrawingBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch() {
    this.props.onFailed();
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}
