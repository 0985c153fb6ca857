// An address that has no page. Page thread and prerenderer.
import { ContentsList } from './contents-list.tsx';

export function NotFoundPage() {
  return (
    <main id="text" className="home">
      <p className="chapter-number">404</p>
      <h1 tabIndex={-1}>There is no such page in this book</h1>
      <p className="lead">
        The address may be mistyped, or the page may have moved. These are the ones there are.
      </p>
      <ContentsList />
    </main>
  );
}
