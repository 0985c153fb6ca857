// npm run third-party: writes THIRD_PARTY.md, who made what this book is built on, from the installed packages.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const INTRODUCTION = `# Third parties

What this book ships or is built with, and under which licence. Written by \`npm run third-party\`; a test
fails when it is out of date.

## Data

The handwritten digits are MNIST, by Yann LeCun and Corinna Cortes, <http://yann.lecun.com/exdb/mnist/>,
under [CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/). They are repacked, not altered: the
sums of the published files are checked before, and those of every chunk are checked again by the reader's
browser.

## Fonts

Source Serif 4 by Adobe and Inter by The Inter Project Authors, cut down to the signs that this book sets,
and KaTeX's own fonts for mathematics, all under the [SIL Open Font License 1.1](https://openfontlicense.org).`;

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Who holds the copyright, by a package's own licence; its file names them all where there are several. */
function copyrightOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file === undefined) return '';
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const notices = lines.flatMap((line) => /copyright (\(c\)|©|\d{4}).*/i.exec(line)?.[0] ?? []);
  const [first, ...others] = new Set(
    notices.map((notice) => notice.replace(/\s*[<(]http.*/, '').trim()),
  );
  if (first === undefined) return '';
  return `${first.replaceAll('<', '&lt;')}${others.length > 0 ? ' and others' : ''}`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** THIRD_PARTY.md, from package.json, package-lock.json and node_modules of the current folder. */
export async function thirdParty(): Promise<string> {
  const manifest = readJson('package.json') as Record<
    'dependencies' | 'devDependencies',
    Readonly<Record<string, string>>
  >;
  const { packages } = readJson('package-lock.json') as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const nameAndTerms = (path: string): [string, string, string] => {
    const { version = '', license = '' } = packages[path] ?? {};
    return [
      path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      license,
    ];
  };
  const named = (names: Readonly<Record<string, string>>): string[] =>
    Object.keys(names).map((name) => `node_modules/${name}`);

  const direct = named(manifest.dependencies);
  const brought = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => path)
    .filter((path) => !direct.includes(path) && !path.includes('node_modules/@types/'));
  const withHolder = (path: string): string[] => [...nameAndTerms(path), copyrightOf(path)];

  const head = ['package', 'version', 'licence', 'copyright'];
  const text = [
    INTRODUCTION,
    '## Packages that the book is made of',
    table(head, direct.map(withHolder)),
    '## Packages that those bring along',
    table(head, brought.map(withHolder)),
    '## Tools, of which nothing is shipped',
    table(head.slice(0, 3), named(manifest.devDependencies).map(nameAndTerms)),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig('THIRD_PARTY.md')), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync('THIRD_PARTY.md', await thirdParty());
}
