// What axe finds on a page, for the tests that ask.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Each violation with where it stands, by all of axe's rules or by some. The boxes of formulas are hidden from
 * assistive technology, and they are thousands. The book has no frames: "legacy" asks axe within the page itself,
 * which takes half the time.
 */
export async function axeFindings(
  page: Page,
  rules?: string[],
): Promise<readonly (readonly string[])[]> {
  const asked = new AxeBuilder({ page }).exclude('.katex-html').setLegacyMode(true);
  const { violations } = await asked
    .options({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) })
    .analyze();
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 200))]);
}
