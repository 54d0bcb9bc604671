/** Where Telegram brings updates: the secret is checked, the answer is quick, the work goes on after it. */
import { timingSafeEqual } from 'node:crypto';
import type { Update } from '@grammyjs/types';
import { z } from 'zod';

export interface Webhook {
  /** The path of its address. */
  readonly path: string;
  handle(request: Request): Promise<Response>;
  /** From now on updates are taken; before and after, Telegram is told to come again later. */
  open(): void;
  close(): void;
}

const HEADER = 'x-telegram-bot-api-secret-token';
/** Updates are a few kilobytes; what is larger is none. */
const MAX_BYTES = 2 ** 20;

const envelope = z.looseObject({ update_id: z.number().int() });

export function createWebhook(
  path: string,
  secret: string,
  take: (update: Update) => void,
): Webhook {
  let isOpen = false;
  return {
    path,
    handle: async (request) => {
      if (!isSecret(request.headers.get(HEADER) ?? '', secret)) return status(401);
      if (!isOpen) return status(503);
      if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return status(413);
      const body = envelope.safeParse(await request.json().catch(() => undefined));
      if (!body.success) return status(400);
      take(body.data as unknown as Update);
      return status(200);
    },
    open: () => {
      isOpen = true;
    },
    close: () => {
      isOpen = false;
    },
  };
}

const status = (code: number): Response => new Response(null, { status: code });

/** Takes the same time whatever is wrong. */
function isSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
