// The page of published experiments: all of them, to be run on the reader's own device. Page thread and prerenderer.
import { Experiments } from '../figures/experiments/experiments.tsx';

export default function ExperimentsPage() {
  return (
    <main id="text" className="home">
      <h1 tabIndex={-1}>Published experiments, run here</h1>
      <p className="lead">
        Every network whose result this book cites, with the settings of its source. Train one on
        your own device, and see whether you find what was published.
      </p>
      <p>
        A figure counts as reproduced when the best epoch of a run of full length lies in the band
        where, judging by our own runs from several seeds, 98 in a hundred others should: the fewer
        seeds we ran, the wider it is. A shorter run is held against the same epochs of ours, so one
        press on the short button of any row tells you whether your device finds what ours found.
        All figures are of the 10,000 test images of MNIST.
      </p>
      <Experiments />
    </main>
  );
}
