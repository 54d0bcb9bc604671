/** Where reports of wrong answers go: to the maintainers' webhook, or, without one or when it fails, into a file. */
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Report } from '#coach/ability.ts';
import type { Log } from './log.ts';

const TIMEOUT_MS = 5000;

/** `file` takes one report a line as JSON. Rejects only where the file can't be written. */
export function createReports(file: string, webhook: string | undefined, log: Log) {
  const toFile = async (report: Report): Promise<void> => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await appendFile(file, `${JSON.stringify(report)}\n`);
  };
  return async (report: Report): Promise<void> => {
    if (webhook === undefined) return toFile(report);
    try {
      const response = await fetch(webhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(posted(report)),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      });
      if (response.ok) return;
      log.warn(
        { status: response.status },
        'the report webhook refused; the report goes to the file',
      );
    } catch {
      // The error may hold the address, and the address a secret.
      log.warn('the report webhook did not answer; the report goes to the file');
    }
    return toFile(report);
  };
}

/** The report, and the same in a line: `content` is what Discord shows of it, `text` what Slack does; neither calls anybody. */
function posted(report: Report) {
  const line = `${report.slug} (${report.language}): ${report.words}`;
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return {
    ...report,
    content: line,
    allowed_mentions: { parse: [] },
    text: line.replaceAll(/[&<>]/gu, (sign) => entities[sign]!),
  };
}
