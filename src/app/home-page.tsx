// The book's first page: its promise, a way in, the table of contents. Page thread and prerenderer.
import { Link } from 'wouter';
import { figures } from '../figures/index.ts';
import { BOOK, firstChapter } from './book.ts';
import { ContentsList } from './contents-list.tsx';
import { FigureHost } from './figure-host.tsx';
import { chapterPath } from './page.ts';

export function HomePage() {
  return (
    <main id="text" className="home">
      <h1 tabIndex={-1}>{BOOK.title}</h1>
      <p className="lead">
        A textbook whose figures compute. The network below knows nothing yet. Press the button, and
        it learns to read handwriting, here, on your device, while you watch.
      </p>
      <h2 className="sr-only">A first network</h2>
      <FigureHost entry={figures.WelcomeDigits} number="0.1" />
      <p>
        The book explains how. It asks for school algebra and some curiosity: each formula arrives
        when something you have just seen calls for it, and the code beside it is taken from the
        program that runs.
      </p>
      {firstChapter && (
        <Link href={chapterPath(firstChapter)} className="home-start">
          Begin with chapter {firstChapter.number}: {firstChapter.title}
        </Link>
      )}
      <ContentsList />
    </main>
  );
}
