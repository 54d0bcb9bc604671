/** The calls the coach makes of Discord's REST interface, each a line: the library does the waiting and the retrying. */

import type { RawFile, REST } from 'discord.js';
import {
  type APIMessage,
  type APIThreadChannel,
  ChannelType,
  type InteractionResponseType,
  RESTJSONErrorCodes,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { codeOf } from './errors.ts';
import { LIMITS } from './limits.ts';

/** What identifies an interaction while it can be answered. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
}

export interface Content {
  readonly body: object;
  readonly files: RawFile[];
}

export type Api = ReturnType<typeof createApi>;

export function createApi(rest: REST, application: string) {
  const withFiles = ({ body, files }: Content) => ({
    body,
    ...(files.length > 0 ? { files } : {}),
  });
  const webhook = (token: string, message?: string) =>
    message === undefined
      ? Routes.webhook(application, token)
      : Routes.webhookMessage(application, token, message);
  return {
    /** The first answer; its message where it is one and `wanted`. */
    respond: async (
      { id, token }: Ticket,
      type: InteractionResponseType,
      { body, files }: Partial<Content> = {},
      wanted = false,
    ): Promise<APIMessage | undefined> => {
      const answer = (await rest.post(Routes.interactionCallback(id, token), {
        body: { type, ...(body === undefined ? {} : { data: body }) },
        ...(files?.length ? { files } : {}),
        query: new URLSearchParams({ with_response: String(wanted) }),
        auth: false,
      })) as RESTPostAPIInteractionCallbackWithResponseResult | undefined;
      return wanted ? (answer?.resource?.message as APIMessage | undefined) : undefined;
    },
    editAnswer: (token: string, content: Content, message = '@original') =>
      rest.patch(webhook(token, message), {
        ...withFiles(content),
        auth: false,
      }) as Promise<APIMessage>,
    deleteAnswer: (token: string, message = '@original') =>
      rest.delete(webhook(token, message), { auth: false }),
    followUp: (token: string, content: Content) =>
      rest.post(webhook(token), {
        ...withFiles(content),
        query: new URLSearchParams({ wait: 'true' }),
        auth: false,
      }) as Promise<APIMessage>,

    post: (channel: string, content: Content) =>
      rest.post(Routes.channelMessages(channel), withFiles(content)) as Promise<APIMessage>,
    edit: (channel: string, message: string, content: Content) =>
      rest.patch(
        Routes.channelMessage(channel, message),
        withFiles(content),
      ) as Promise<APIMessage>,
    remove: (channel: string, message: string) =>
      rest.delete(Routes.channelMessage(channel, message)),
    pin: (channel: string, message: string) =>
      rest.put(Routes.channelMessagesPin(channel, message)),
    type: (channel: string) => rest.post(Routes.channelTyping(channel)),
    openDirect: async (user: string): Promise<string> =>
      ((await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as { id: string })
        .id,
    /** Needs no intent, unlike the list of members. */
    isMember: async (guild: string, user: string): Promise<boolean> => {
      try {
        await rest.get(Routes.guildMember(guild, user));
        return true;
      } catch (error) {
        if (codeOf(error) === RESTJSONErrorCodes.UnknownMember) return false;
        throw error;
      }
    },
    openThread: (channel: string, title: string) =>
      rest.post(Routes.threads(channel), {
        body: {
          name: [...title].slice(0, LIMITS.threadName).join(''),
          type: ChannelType.PublicThread,
          auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
        },
      }) as Promise<APIThreadChannel>,
  };
}
