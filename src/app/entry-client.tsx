// Where the page comes to life. Page thread.
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { BASE } from './base.ts';
import { loadPage, pageTitle } from './page.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const { pathname } = window.location;
const path = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname;
// The chapter's text is here before React looks, so that the prerendered page is taken over as it stands.
const page = await loadPage(decodeURI(path) || '/');
const app = (
  <StrictMode>
    <App initial={page} />
  </StrictMode>
);
document.title = pageTitle(page);
// The dev server sends an empty page.
if (root.firstElementChild) hydrateRoot(root, app);
else createRoot(root).render(app);
