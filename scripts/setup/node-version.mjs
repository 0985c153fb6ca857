// Set-up: the Node this project needs. Written so that a Node too old can still read it and say so.

/**
 * @param {string} version such as "20.19.0"
 * @returns {string | undefined} what to do where this version will not do
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // What package.json's "engines" says; Vite and ESLint set these bounds.
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22;
  return fits
    ? undefined
    : `Node ${version} cannot run this: install Node 20.19, 22.13 or newer from https://nodejs.org and try again.`;
}

/** Ends the process with one sentence where this Node will not do. */
export function requireNode() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}
