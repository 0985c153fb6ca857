// The book's first page: its promise, a way in, the table of contents. Page thread and prerenderer.
import { Link } from 'wouter';
import { BOOK, firstChapter } from './book.ts';
import { ContentsList } from './contents-list.tsx';
import { chapterPath } from './page.ts';

export function HomePage() {
  return (
    <main id="text" className="home">
      <h1 tabIndex={-1}>{BOOK.title}</h1>
      <p className="lead">
        A textbook whose figures compute. The networks in it start knowing nothing, learn on your
        device while you read, and answer when you change a weight, a rate, or the digit you draw.
      </p>
      <p>
        It asks for school algebra and some curiosity. Each formula arrives when something you have
        just seen calls for it, and the code that is quoted is the code that runs.
      </p>
      {firstChapter && (
        <Link href={chapterPath(firstChapter)} className="home-start">
          Begin with chapter {firstChapter.number}
        </Link>
      )}
      <ContentsList />
    </main>
  );
}
