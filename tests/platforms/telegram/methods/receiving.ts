/** How the bot gets its updates: by polling or by a webhook. */
import { malformed, within } from '../server/api-error.ts';
import { secondsOf } from '../server/clock.ts';
import type { Methods } from './context.ts';

/** Names of this machine: a Bot API server of one's own takes plain HTTP and any port there. */
const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);
const PORTS = new Set(['', '443', '80', '88', '8443']);

export const receiving: Methods = {
  getUpdates: (p, { updates, gone }) => updates.get(p ?? {}, gone),

  setWebhook: (p, { updates, webhook }) => {
    if (p.drop_pending_updates) updates.drop();
    updates.allow(p.allowed_updates);
    if (p.url === '') {
      webhook.set(undefined);
      return true;
    }
    checkUrl(p.url);
    if (p.max_connections !== undefined) within('webhook connections', p.max_connections);
    if (p.secret_token !== undefined) {
      within('secret token', p.secret_token);
      if (/[^\w-]/u.test(p.secret_token))
        throw malformed('secret token contains unallowed characters');
    }
    webhook.set({
      url: p.url,
      maxConnections: p.max_connections ?? 40,
      ...(p.secret_token ? { secret: p.secret_token } : {}),
      ...(p.ip_address ? { ipAddress: p.ip_address } : {}),
    });
    return true;
  },

  deleteWebhook: (p, { updates, webhook }) => {
    if (p?.drop_pending_updates) updates.drop();
    webhook.set(undefined);
    return true;
  },

  getWebhookInfo: (_, { updates, webhook }) => {
    const settings = webhook.current();
    const error = webhook.lastError();
    const kinds = updates.allowed();
    return {
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.pending().length,
      ...(settings ? { max_connections: settings.maxConnections } : {}),
      ...(settings?.ipAddress ? { ip_address: settings.ipAddress } : {}),
      ...(error ? { last_error_date: secondsOf(error.at), last_error_message: error.message } : {}),
      ...(kinds ? { allowed_updates: kinds } : {}),
    };
  },
};

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw malformed('bad webhook: invalid URL specified');
  if (LOCAL.has(url.hostname)) return;
  if (url.protocol !== 'https:')
    throw malformed('bad webhook: An HTTPS URL must be provided for webhook');
  if (!PORTS.has(url.port))
    throw malformed('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
}
