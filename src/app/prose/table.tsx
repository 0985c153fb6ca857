// A table that scrolls within the column rather than widening the page. Page thread and prerenderer.
import type { ComponentProps } from 'react';
import { useScrollable } from './use-scrollable.ts';

export function Table(props: ComponentProps<'table'>) {
  const scrollable = useScrollable<HTMLDivElement>('Table');
  return (
    <div className="table" {...scrollable}>
      <table {...props} />
    </div>
  );
}
