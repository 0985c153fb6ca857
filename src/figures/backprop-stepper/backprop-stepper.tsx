// Backpropagation through a 2-2-2 network, one term at a time; every number can be changed. Page thread.
import { useEffect, useRef } from 'react';
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { example, nodeName, type Example, type Node } from '../network-drawing/example.ts';
import { NetworkDrawing, type NodeLine } from '../network-drawing/network-drawing.tsx';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { placeName, places, valueAt, withValue } from '../tiny-network/tiny-network.ts';
import { CodeInHand } from './code-in-hand.tsx';
import { momentsOf, passOf, targetName, type Stage } from './moments.ts';
import { NumberTable } from './number-table.tsx';
import styles from './backprop-stepper.module.css';

const limit = 10;
const all = places(example.network);
const last = momentsOf(example, passOf(example)).length - 1;

const number = v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
const schema = v.strictObject({
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(last)),
  input: v.strictTuple([number, number]),
  target: v.strictTuple([number, number]),
  /** In the order of places(). */
  parameters: v.pipe(v.array(number), v.length(all.length)),
});
type State = v.InferOutput<typeof schema>;

const parametersOf = ({ network }: Example) => all.map((place) => valueAt(network, place));
const initial: State = {
  at: 0,
  input: [example.input[0]!, example.input[1]!],
  target: [example.target[0]!, example.target[1]!],
  parameters: parametersOf(example),
};
const scale = wholeScale(0, last);
const stages: Readonly<Record<Stage, string>> = {
  forward: 'Forward',
  cost: 'The cost',
  errors: 'Errors, backward',
  slopes: 'Slopes',
};

function exampleOf({ input, target, parameters }: State): Example {
  const network = all.reduce(
    (built, place, index) => withValue(built, place, parameters[index]!),
    example.network,
  );
  return { network, input, target };
}

export default function BackpropStepper({ number: figureNumber }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('backprop', schema, initial);
  const { at } = state;
  const shown = exampleOf(state);
  const pass = passOf(shown);
  const moments = momentsOf(shown, pass);
  const moment = moments[at]!;
  const reached = new Set(moments.slice(0, at + 1).map(({ name }) => name));
  const result = signed(moment.value, 4);

  const steps = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = steps.current;
    if (host === null) return undefined;
    // The slider has arrow keys of its own; here they are the buttons'.
    const press = (event: KeyboardEvent) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by === undefined || !(event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      change({ at: scale.move(at, by) });
    };
    host.addEventListener('keydown', press);
    return () => host.removeEventListener('keydown', press);
  }, [at, change]);

  const isOutput = ({ layer }: Node) => layer === shown.network.length + 1;
  function below(node: Node): NodeLine[] {
    const { layer, j } = node;
    if (layer === 1) return [{ text: nodeName('a', node), tone: 'soft' }];
    const sum = signed(pass.forward.z[layer - 1]![j]!, 2);
    const error = signed(pass.backward.delta[layer - 1]![j]!, 3);
    const target = isOutput(node) ? `, ${targetName(j)} ${String(shown.target[j]!)}` : '';
    return [
      { text: (reached.has(nodeName('z', node)) ? `z ${sum}` : 'z ·') + target, tone: 'soft' },
      ...(reached.has(nodeName('δ', node)) ? [{ text: `δ ${error}`, tone: 'error' } as const] : []),
    ];
  }

  return (
    <FigureFrame
      title="Backpropagation, step by step"
      number={figureNumber}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="go forward to the errors, and see which weights carry them back. Then set a target to what the network answers, and find out how much of the rest is left."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.steps} ref={steps}>
        <Button inactive={at === 0} onClick={() => change({ at: at - 1 })}>
          Back
        </Button>
        <Button primary inactive={at === last} onClick={() => change({ at: at + 1 })}>
          Forward
        </Button>
        <div className={styles.scrubber}>
          <Slider
            label="Moment"
            value={at}
            scale={scale}
            format={(value) => `${String(value + 1)} of ${String(last + 1)}`}
            describe={(value) => `moment ${String(value + 1)}: ${moments[value]!.name}`}
            onChange={(value) => change({ at: value })}
          />
        </div>
      </div>
      <div className={styles.hand} data-stage={moment.stage}>
        <div aria-live="polite" aria-atomic="true">
          <p className={styles.equation}>
            <b>{moment.equation}</b> <span>{stages[moment.stage]}</span>
          </p>
          <p className={styles.maths}>
            <span>{moment.name}</span>
            <span>= {moment.symbols}</span>
            {moment.numbers !== result && <span>= {moment.numbers}</span>}
            <strong>= {result}</strong>
          </p>
        </div>
        <CodeInHand equation={moment.equation} />
      </div>
      <div className={styles.parts}>
        <NetworkDrawing
          network={shown.network}
          label={`A network of two inputs, two hidden neurons and two outputs. In hand: ${moment.name}, which is ${result}.`}
          activation={(node) =>
            node.layer === 1 || reached.has(nodeName('a', node))
              ? pass.forward.a[node.layer - 1]![node.j]!
              : null
          }
          below={below}
          lit={moment.lit}
        />
        <NumberTable
          example={shown}
          limit={limit}
          gradient={pass.backward.gradient}
          known={(place) => reached.has(`∂C/∂${placeName(place)}`)}
          lit={moment.lit.places}
          onChange={(next) =>
            change({
              input: [next.input[0]!, next.input[1]!],
              target: [next.target[0]!, next.target[1]!],
              parameters: parametersOf(next),
            })
          }
        />
      </div>
    </FigureFrame>
  );
}
