// A figure's settings as plain data that a link can carry and that one press puts back. Page thread.
import { useCallback, useMemo, useState } from 'react';
import { safeParse, type GenericSchema } from 'valibot';

type Change<State> = Partial<State> | ((before: State) => Partial<State>);

export interface FigureState<State> {
  readonly state: State;
  /** Takes a change of some settings, or how it follows from what they were; the others stay. */
  readonly change: (change: Change<State>) => void;
  readonly reset: () => void;
  /** This page's address with the figure as it is now. */
  readonly link: () => string;
  /** A sentence when the page was opened by a link for this figure that could not be read. */
  readonly problem: string | null;
}

/** Search parameter of a figure's settings. */
const parameterOf = (figure: string) => `f.${figure}`;

/** The settings that an address carries for a figure; null when there are none. */
export function readLink<State>(
  search: string,
  figure: string,
  schema: GenericSchema<unknown, State>,
): { readonly ok: true; readonly state: State } | { readonly ok: false } | null {
  const text = new URLSearchParams(search).get(parameterOf(figure));
  if (text === null) return null;
  try {
    const parsed = safeParse(schema, JSON.parse(text));
    return parsed.success ? { ok: true, state: parsed.output } : { ok: false };
  } catch {
    return { ok: false };
  }
}

/** An address that opens the page with these settings of the figure. */
export function writeLink(address: string, figure: string, state: unknown): string {
  const url = new URL(address);
  url.searchParams.set(parameterOf(figure), JSON.stringify(state));
  return url.href;
}

/**
 * @param figure short and fixed, such as 'gate': part of every link that readers have kept
 * @param schema of plain JSON; defined outside of the component
 * @param initial defined outside of the component
 */
export function useFigureState<State extends object>(
  figure: string,
  schema: GenericSchema<unknown, State>,
  initial: State,
): FigureState<State> {
  // Figures are never rendered on the server, so the address can be read at once.
  const linked = useMemo(() => readLink(location.search, figure, schema), [figure, schema]);
  const [state, setState] = useState(linked?.ok ? linked.state : initial);
  const change = useCallback((changes: Change<State>) => {
    setState((before) => ({
      ...before,
      ...(typeof changes === 'function' ? changes(before) : changes),
    }));
  }, []);
  const reset = useCallback(() => {
    setState(initial);
  }, [initial]);
  return {
    state,
    change,
    reset,
    link: () => writeLink(location.href, figure, state),
    problem:
      linked?.ok === false
        ? 'The link’s settings for this figure could not be read, so it starts from its own.'
        : null,
  };
}
