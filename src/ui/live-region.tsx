// Says a sentence to those who listen rather than look, when they have a moment. Page thread, domain-free.
import styles from './live-region.module.css';

export function LiveRegion({ children }: { readonly children: string }) {
  return (
    <div className={styles.region} aria-live="polite">
      {children}
    </div>
  );
}
