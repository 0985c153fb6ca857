// Sets the reader's colour scheme before the first paint; a file, because the page allows no inline script.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's scheme stays.
}
document.documentElement.dataset.scripts = '';
