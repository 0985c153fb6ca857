// The laboratory: every part of the book in one place, for the reader's own questions. Page thread and prerenderer.
import { laboratoryRun } from '../figures/laboratory-run.ts';
import { figures } from '../figures/index.ts';
import { useLesson } from '../figures/lesson/lesson-store.ts';
import { LessonLock } from '../figures/lesson/lesson-lock.tsx';
import { useKeepMoments } from '../training/use-moments.ts';
import { FigureHost } from './figure-host.tsx';

/** What a reader comes with, and the part of the page that answers it. */
const questions = [
  ['compare', 'Does momentum help here?'],
  ['compare', 'How many hidden units are enough?'],
  ['mistakes', 'What does it get wrong, and what does it forget?'],
  ['inside', 'What is in its weights?'],
  ['why', 'Why does it read my 7 as a 1?'],
  ['hand', 'How well does it read my hand?'],
  ['links', 'How do I pass a run on, or make a lesson of it?'],
] as const;

export function LaboratoryPage() {
  const lesson = useLesson();
  // From the first epoch on, before the figures that show them are fetched.
  useKeepMoments(laboratoryRun);
  return (
    <main id="text" className="home laboratory">
      <h1 tabIndex={-1}>Laboratory</h1>
      <p className="lead">
        Build a network from any layers, choose how it learns, and watch whether it does. What you
        make here you can take home.
      </p>
      {/* In a lesson its task comes first. */}
      {lesson === null && (
        <nav aria-label="Questions" className="questions">
          <ul>
            {questions.map(([part, question]) => (
              <li key={question}>
                <a href={`#${part}`}>{question}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <h2 className="sr-only">The bench</h2>
      <FigureHost entry={figures.OpenLaboratory} number="L.1" />
      <h2 id="compare">Several at once</h2>
      <p>
        One run answers a question only as far as its luck allows. Train each plan from several
        seeds, and look whether what you changed moves them further than chance does. Where one
        setting is in question, or two, a search tries many values and draws a map of them.
      </p>
      <LessonLock part="compare">
        <FigureHost entry={figures.Compare} number="L.2" />
      </LessonLock>
      <h2 id="mistakes">What it gets wrong</h2>
      <LessonLock part="mistakes">
        <FigureHost entry={figures.LaboratoryConfusion} number="L.3" />
      </LessonLock>
      <LessonLock part="moments">
        <FigureHost entry={figures.LearnedForgotten} number="L.4" />
      </LessonLock>
      <h2 id="inside">Inside the network</h2>
      <LessonLock part="inside">
        <FigureHost entry={figures.LookInside} number="L.5" />
      </LessonLock>
      <h2 id="why">Why it reads an image as it does</h2>
      <LessonLock part="why">
        <FigureHost entry={figures.WhyThisDigit} number="L.6" />
      </LessonLock>
      <h2 id="hand">Your own hand</h2>
      <p>
        MNIST was written by employees of the Census Bureau of the United States and by high-school
        students. How much of what a network learnt from them holds for your hand?
      </p>
      <LessonLock part="hand">
        <FigureHost entry={figures.Handwriting} number="L.7" />
      </LessonLock>
      <LessonLock part="pictures">
        <FigureHost entry={figures.OwnImages} number="L.8" />
      </LessonLock>
      <h2 id="links">Passed on</h2>
      <p>
        A run is made of its plan, its seed and what was changed on the way: little enough for an
        address.
      </p>
      <FigureHost entry={figures.ReplayLinks} number="L.9" />
    </main>
  );
}
