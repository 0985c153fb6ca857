// A button. Page thread, domain-free.
import type { ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly primary?: boolean;
  /** Makes no sense now: says so, does nothing, yet keeps its place and the focus. */
  readonly inactive?: boolean;
}

export function Button({ children, onClick, primary = false, inactive = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-primary={primary}
      aria-disabled={inactive}
      onClick={() => {
        if (!inactive) onClick();
      }}
    >
      {children}
    </button>
  );
}
