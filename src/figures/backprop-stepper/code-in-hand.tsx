// The lines of the book's own code that compute the equation in hand, with those in hand lit. Page thread.
import { code } from 'virtual:backprop-code';
import type { Equation } from './code-places.ts';
import styles from './code-in-hand.module.css';

interface CodeInHandProps {
  readonly equation: Equation;
}

export function CodeInHand({ equation }: CodeInHandProps) {
  return (
    <div className={styles.code} role="group" aria-label={`Code of ${equation}`}>
      {(code[equation] ?? []).map(({ file, lines }) => (
        <div key={file}>
          <small>{file}</small>
          <ol>
            {lines.map(({ text, lit }, at) => (
              <li key={at} data-lit={lit} style={{ '--indent': text.search(/\S/) / 2 }}>
                <code>{lit ? <mark>{text.trim()}</mark> : text.trim()}</code>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}
