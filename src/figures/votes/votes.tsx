// Three to five networks that differ in their seed alone, and what they decide together, digit by digit. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import { readImages, useBaseline } from '../../training/use-baseline.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { SteadyLabel } from '../../ui/steady-label.tsx';
import { digitsData } from '../baseline/digits-data.ts';
import bench from '../digit-runs/bench.module.css';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';
import { Ballot, sheetSize } from './ballot.tsx';
import { ensemble, imagesOf, listIds, wrongCount, type ListId } from './count.ts';
import { MembersTable } from './members-table.tsx';
import { networkIds, networkNames } from './networks.ts';
import { mostMembers, useMembers } from './use-members.ts';
import styles from './votes.module.css';

const scales = { members: wholeScale(3, mostMembers), seed: wholeScale(1, 90) };
const schema = v.strictObject({
  network: v.picklist(networkIds),
  members: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(mostMembers)),
  /** Of the first network. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(scales.seed.max)),
  list: v.picklist(listIds),
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
});
const initial: v.InferOutput<typeof schema> = {
  network: 'dense30',
  members: 5,
  seed: 1,
  list: 'wrong',
  at: 0,
};

const listNames: Readonly<Record<ListId, string>> = {
  wrong: 'wrong by the vote',
  saved: 'saved by the vote',
  lost: 'wrong, though one was right',
  split: 'no majority',
  'all-wrong': 'wrong in all',
};
const labelsJob = { kind: 'labels', data: digitsData } as const;
const nothing: readonly number[] = [];
export default function Votes({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('votes', schema, initial);
  const { network, seed, list: listId } = state;
  const team = useMembers(network, state.members, seed);
  const { members, at, done } = team;
  const labels = useBaseline(labelsJob).result?.test ?? null;

  const voters = members.flatMap(({ seed: own, verdicts }) =>
    done && verdicts !== null ? [{ seed: own, verdicts }] : [],
  );
  // A run's verdicts stay the same array from one rendering to the next, but the list of them would be a new one.
  const [a, b, c, d, e] = voters.map(({ verdicts }) => verdicts);
  const all = useMemo(
    () => [a, b, c, d, e].filter((verdicts) => verdicts !== undefined),
    [a, b, c, d, e],
  );
  const voted = useMemo(() => (all.length === 0 ? null : ensemble(all)), [all]);
  const lists = useMemo(
    () =>
      voted !== null && labels !== null
        ? listIds.map((id) => imagesOf(id, all, voted, labels))
        : null,
    [all, voted, labels],
  );
  const list = lists?.[listIds.indexOf(listId)] ?? nothing;
  const looked = Math.max(0, Math.min(state.at, list.length - 1));
  const first = Math.floor(looked / sheetSize) * sheetSize;
  const shown = useMemo(() => list.slice(first, first + sheetSize), [list, first]);
  const images = useTestImages(readImages, shown);

  const wrong = labels === null ? [] : all.map((verdicts) => wrongCount(verdicts, labels));
  const votedWrong = voted !== null && labels !== null ? wrongCount(voted, labels) : Infinity;
  useReportGoal('vote-wins', network !== 'dense30' && votedWrong < Math.min(...wrong));

  return (
    <FigureFrame
      title="A vote"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            reset();
            if (network === initial.network) team.startOver(initial.seed);
            else team.train();
          }}
          link={link}
        />
      }
      tryThis="go through the images that the vote still gets wrong, and cover the labels. Then see how many mistakes two of the networks share, and how many all five."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <RunProblems runs={members.map((run) => ({ ...run, name: `Seed ${String(run.seed)}` }))} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <Select
            label="Each network"
            value={network}
            options={networkIds.map((id) => ({ value: id, label: networkNames[id] }))}
            onChange={(id) => {
              team.pause();
              change({ network: id, at: 0 });
            }}
          />
          <Slider
            label="Networks"
            value={state.members}
            scale={scales.members}
            format={String}
            describe={(count) => `${String(count)} networks`}
            onChange={(count) => change({ members: count, at: 0 })}
          />
          <Slider
            label="First seed"
            value={seed}
            scale={scales.seed}
            format={String}
            describe={String}
            onChange={(first) => {
              team.pause();
              change({ seed: first, at: 0 });
            }}
          />
          <div className={bench.buttons}>
            <Button
              primary
              inactive={done}
              onClick={() => (at === null ? team.train() : team.pause())}
            >
              <SteadyLabel
                label={at === null ? 'Train them' : 'Pause'}
                among={['Train them', 'Pause']}
              />
            </Button>
            <Button onClick={() => team.startOver(seed)}>Start over</Button>
          </div>
          <p className={bench.status}>
            {done
              ? `All ${String(members.length)} are trained.`
              : at === null
                ? 'Not all of them are trained.'
                : `Network ${String(at + 1)} of ${String(members.length)} is learning.`}
          </p>
        </div>
        <MembersTable members={members} voted={voted} labels={labels} at={at} />
      </div>
      <div className={`${bench.part} ${styles.choice}`}>
        <Select
          label="Images"
          value={listId}
          options={listIds.map((id, index) => ({
            value: id,
            label:
              lists === null
                ? listNames[id]
                : `${listNames[id]}: ${wholeText(lists[index]!.length)}`,
          }))}
          onChange={(id) => change({ list: id, at: 0 })}
        />
      </div>
      <Ballot
        list={list}
        at={looked}
        voters={voters}
        voted={voted}
        images={images}
        onLook={(place) => change({ at: place })}
      />
    </FigureFrame>
  );
}
