// A link within the book (/slug/, /slug/#section, #section), or to elsewhere as it is. Page thread and prerenderer.
import type { ComponentProps } from 'react';
import { Link, useLocation } from 'wouter';

export function ProseLink({ href = '', ...rest }: ComponentProps<'a'>) {
  const [location] = useLocation();
  const [path, id] = href.split('#');
  const within = path === location && id !== undefined;
  // To a section of this page the browser goes by itself.
  if (href.startsWith('/') && !within) return <Link {...rest} href={href} />;
  // The anchor's text is among the rest.
  // eslint-disable-next-line jsx-a11y/anchor-has-content
  return <a href={within ? `#${id}` : href} {...rest} />;
}
