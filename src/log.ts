/** The log: pretty on a terminal, JSON lines otherwise; tokens and what people write never reach it. */
import { type Logger, pino, stdTimeFunctions } from 'pino';

export type Log = Logger;

/** Fields that are blanked wherever they stand, one or two levels deep. */
const SECRET = ['token', 'authorization', 'cookie', 'text', 'question', 'query', 'message_text'];

export const REDACTION = {
  paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  censor: '[redacted]',
};

export function createLog(level: string, stream: NodeJS.WriteStream = process.stderr): Log {
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    redact: REDACTION,
  };
  if (!stream.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino({
    ...options,
    transport: { target: 'pino-pretty', options: { destination: 2, ignore: 'pid,hostname' } },
  });
}
