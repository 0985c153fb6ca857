// System, light or dark, remembered; public/theme.js applies it before the first paint. Page thread and prerenderer.
import { useSyncExternalStore } from 'react';

const THEMES = { system: 'System', light: 'Light', dark: 'Dark' } as const;
type Theme = keyof typeof THEMES;

const KEY = 'theme';
const listeners = new Set<() => void>();

const isTheme = (value: string | undefined): value is Theme =>
  value !== undefined && value in THEMES;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return isTheme(theme) ? theme : 'system';
}

function choose(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is closed to us: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function ThemeChoice() {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const);
  return (
    <span className="theme-choice">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M7 1a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
      <select
        aria-label="Colour theme"
        value={theme}
        onChange={({ target }) => {
          if (isTheme(target.value)) choose(target.value);
        }}
      >
        {Object.entries(THEMES).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
