// A link in the text: to another chapter (/slug/) within the book, or as it is. Page thread and prerenderer.
import type { ComponentProps } from 'react';
import { Link } from 'wouter';

export function ProseLink({ href = '', ...rest }: ComponentProps<'a'>) {
  if (href.startsWith('/')) return <Link {...rest} href={href} />;
  // The anchor's text is among the rest.
  // eslint-disable-next-line jsx-a11y/anchor-has-content
  return <a href={href} {...rest} />;
}
