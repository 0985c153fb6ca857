// Formulas as KaTeX set them at build time (scripts/mdx/maths.ts). Page thread and prerenderer.
import { useScrollable } from './use-scrollable.ts';

interface FormulaProps {
  readonly html: string;
}

export function Formula({ html }: FormulaProps) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}

export function DisplayFormula({ html }: FormulaProps) {
  const scrollable = useScrollable<HTMLDivElement>('Formula');
  return (
    <div className="display-formula" {...scrollable} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
