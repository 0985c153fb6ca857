// A term of the glossary in the text, and its definition as a popover at hover, focus or press. Page thread and prerenderer.
import { useRef, type ReactNode } from 'react';
import { ProseLink } from './prose-link.tsx';

interface TermProps {
  /** Of its definition, which stands at the chapter's end. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Milliseconds of the pointer at rest before a definition opens, and before it closes again. */
const rest = 120;
const patience = 200;

const idOf = (name: string) => `term-${name}`;
const definitionOf = (name: string) => document.getElementById(idOf(name));

/** One for all: there is one pointer. */
let timer: ReturnType<typeof setTimeout> | undefined;
/** The term whose definition the pointer alone has opened: the next press keeps it open. */
let hovered: string | undefined;

function soon(action: () => void, delay: number): void {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

function show(name: string, button: HTMLElement | null): void {
  const definition = definitionOf(name);
  if (!definition || !button?.isConnected || definition.matches(':popover-open')) return;
  // With its source, so that the next Tab goes into it.
  definition.showPopover({ source: button });
  place(definition, button);
}

function hide(name: string): void {
  const definition = definitionOf(name);
  if (definition?.matches(':popover-open')) definition.hidePopover();
}

/** Under the term, or above it where there is more room; always within the window, and scrolled with the text. */
function place(definition: HTMLElement, button: HTMLElement): void {
  const gap = 8;
  const term = button.getBoundingClientRect();
  const { width, height } = definition.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(gap, Math.min(term.left, clientWidth - width - gap));
  const below = term.bottom + gap;
  const top =
    below + height > clientHeight && term.top > height + gap ? term.top - height - gap : below;
  definition.style.left = `${String(left + scrollX)}px`;
  definition.style.top = `${String(top + scrollY)}px`;
}

export function Term({ name, children }: TermProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={button}
      type="button"
      className="term"
      popoverTarget={idOf(name)}
      aria-describedby={idOf(name)}
      onPointerEnter={({ pointerType }) => {
        if (pointerType !== 'mouse') return;
        soon(() => {
          if (definitionOf(name)?.matches(':popover-open')) return;
          hovered = name;
          show(name, button.current);
        }, rest);
      }}
      onPointerLeave={({ pointerType }) => {
        if (pointerType !== 'mouse') return;
        soon(() => {
          if (hovered === name && !definitionOf(name)?.matches(':hover')) hide(name);
        }, patience);
      }}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) show(name, currentTarget);
      }}
      onBlur={({ relatedTarget }) => {
        if (!definitionOf(name)?.contains(relatedTarget)) hide(name);
      }}
      onClick={(event) => {
        clearTimeout(timer);
        const { currentTarget } = event;
        const definition = definitionOf(name);
        if (hovered === name && definition?.matches(':popover-open')) event.preventDefault();
        else if (definition) requestAnimationFrame(() => place(definition, currentTarget));
        hovered = undefined;
      }}
    >
      {children}
    </button>
  );
}

interface DefinitionProps {
  readonly name: string;
  readonly term: string;
  readonly text: string;
}

export function Definition({ name, term, text }: DefinitionProps) {
  return (
    <div
      id={idOf(name)}
      className="definition"
      popover="auto"
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={({ pointerType }) => {
        if (pointerType === 'mouse' && hovered === name) soon(() => hide(name), patience);
      }}
    >
      <b>{term}.</b> {text} <ProseLink href={`/glossary/#${name}`}>Glossary</ProseLink>
    </div>
  );
}
