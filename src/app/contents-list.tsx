// The table of contents: every chapter of the book, those in preparation without a link. Page thread and prerenderer.
import { Link } from 'wouter';
import { contents, type ContentsEntry } from './book.ts';
import { chapterPath, experimentsPath, laboratoryPath } from './page.ts';
import { useProgress } from './progress.ts';
import { ProgressTools } from './progress-tools.tsx';

export function ContentsList() {
  return (
    <section className="contents" aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      {contents.map(({ part, entries }) => (
        <div className="contents-part" key={part}>
          <h3>{part}</h3>
          <ol>
            {entries.map((entry) => (
              <Entry key={entry.number} {...entry} />
            ))}
          </ol>
        </div>
      ))}
      <div className="contents-part">
        <h3>Further still</h3>
        <ol>
          <li className="contents-written">
            <span className="contents-number">L</span>
            <div>
              <Link href={laboratoryPath}>Laboratory</Link>
              <p>Any network, trained as you please, and taken home.</p>
            </div>
          </li>
          <li className="contents-written">
            <span className="contents-number">X</span>
            <div>
              <Link href={experimentsPath}>Published experiments</Link>
              <p>Every published network of the book, to be trained again on your device.</p>
            </div>
          </li>
        </ol>
      </div>
      <ProgressTools />
    </section>
  );
}

function Entry({ number, title, teaches, chapter }: ContentsEntry) {
  const read = useProgress().read.includes(chapter?.slug ?? '');
  return (
    <li className={chapter ? 'contents-written' : 'contents-planned'}>
      <span className="contents-number">{number}</span>
      <div>
        {chapter ? <Link href={chapterPath(chapter)}>{title}</Link> : <span>{title}</span>}
        <p>{teaches}</p>
      </div>
      {!chapter && <small>in preparation</small>}
      {read && <small>read</small>}
    </li>
  );
}
