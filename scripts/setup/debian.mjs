// Set-up: packages of Debian, where it is the system and may be asked.
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** What runs apt-get here without asking for a password; undefined where nothing does. */
export async function aptPrefix() {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/debian_version')) return undefined;
  if (process.getuid?.() === 0) return [];
  const { code } = await run(['sudo', '-n', 'true']);
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {readonly string[]} prefix
 * @param {string} name of the package
 */
export async function installFromDebian(prefix, name) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = [...prefix, 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  await run([...apt, 'update'], { env });
  await run([...apt, 'install', '-y', '--no-install-recommends', name], { env });
}
