/** Where the gateway is, and who the app is (events/gateway, Get Gateway Bot; resources/user, application). */
import { userShape } from '../shapes.ts';
import { ok, type Route } from './route.ts';

export const gatewayRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/gateway/bot',
    run: ({ backend }) =>
      ok({
        url: backend.origin().replace('http', 'ws'),
        shards: backend.state.application.shards,
        session_start_limit: {
          total: 1000,
          remaining: 999,
          reset_after: 14_400_000,
          max_concurrency: backend.state.application.shards,
        },
      }),
  },
  {
    method: 'GET',
    template: '/users/@me',
    run: ({ backend: { state } }) =>
      ok({
        ...userShape(state.users.get(state.application.id)!),
        mfa_enabled: false,
        locale: 'en-US',
        verified: true,
        email: null,
      }),
  },
];
