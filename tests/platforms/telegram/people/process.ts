/** Starts the server as a process of its own; it ends with the tests of the file. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { closeAfterwards } from './closing.ts';
import { remoteControl } from './controls.ts';
import { worldOf } from './world.ts';

export async function startServer(options: readonly string[] = []) {
  const server = spawn(
    process.execPath,
    ['tests/platforms/telegram/main.ts', '--port', '0', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  closeAfterwards(stop);
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  return { world: worldOf(remoteControl(url)), url, token, stop };
}
