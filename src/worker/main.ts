// The module worker: what computes and what stores, joined to the page. Worker. Everything else is told from outside, so
// that tests can bring their own.
import { backends } from '../backends/index.ts';
import { browserSource } from '../data/mnist/browser-source.ts';
import { MnistData } from '../data/mnist/mnist-data.ts';
import { createGiveWay } from './give-way.ts';
import { indexedDbStores } from './indexed-db.ts';
import { mnistSource } from './mnist-source.ts';
import { serve } from './serve.ts';
import { usualRoom } from './timeline/timeline-keeper.ts';

const folder = new URL(`${import.meta.env.BASE_URL}data/mnist/`, self.location.href);

serve(self, {
  backends,
  data: mnistSource(new MnistData(browserSource(folder.href))),
  now: () => performance.now(),
  giveWay: createGiveWay(),
  ...indexedDbStores(),
  timelineRoom: usualRoom,
  comparison: { after: 2000, every: 1000 },
});
