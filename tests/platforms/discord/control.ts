/**
 * The server's own small interface, for programs that run it as a process: people do things by HTTP.
 *
 *     POST /control {"who":"Ada","where":"general","does":"uses","with":["/ask",{"question":"why scale"}]}
 *
 * `where` is a channel of the server "Readers", or "privately". Answers are what the doing resolves with; GET
 * /control tells of refused calls and faults.
 */
import { z } from 'zod';
import type { Discord, Place, Somebody } from './discord.ts';
import type { Stored } from './state.ts';
import { readingOf } from './world/text.ts';

const asked = z.object({
  who: z.string(),
  where: z.string(),
  locale: z.string().optional(),
  does: z.enum(['uses', 'types', 'presses', 'picks', 'submits', 'writes', 'mentions', 'sees']),
  /** A text between slashes is a pattern. */
  with: z.array(z.unknown()),
});

export function createControl(discord: Discord): (request: Request) => Promise<Response> {
  const readers = discord.guild('Readers');
  const people = new Map<string, Somebody>();
  const channels = new Map<string, Place>([['general', readers.channel('general')]]);

  const personOf = (name: string, locale: string | undefined): Somebody => {
    let person = people.get(name);
    if (!person) {
      person = discord.person(name, locale === undefined ? {} : { locale });
      readers.joins(person);
      people.set(name, person);
    }
    if (locale !== undefined) person.speaks(locale);
    return person;
  };
  const channelOf = (name: string): Place => {
    let channel = channels.get(name);
    if (!channel) {
      channel = readers.channel(name);
      channels.set(name, channel);
    }
    return channel;
  };

  return async (request) => {
    if (request.method === 'GET') {
      return Response.json({
        connected: discord.gateway.connected(),
        commands: [...discord.backend.state.commands.values()].map(({ body }) => body.name),
        calls: discord.rest.calls.length,
        refused: discord.refused(),
        faults: discord.backend.faults,
        log: discord.gateway.log,
      });
    }
    const parsed = asked.safeParse(await request.json().catch(() => undefined));
    if (!parsed.success) return Response.json({ error: parsed.error.message }, { status: 400 });
    const { who, where, locale, does, with: given } = parsed.data;
    const person = personOf(who, locale);
    const actor = where === 'privately' ? person.privately() : person.in(channelOf(where));
    try {
      const doing = actor[does] as (...values: unknown[]) => unknown;
      return Response.json(shown(await doing(...given.map(wordsOf))));
    } catch (error) {
      return Response.json({ error: (error as Error).message }, { status: 422 });
    }
  };
}

function wordsOf(value: unknown): unknown {
  const pattern = typeof value === 'string' ? /^\/(.*)\/([a-z]*)$/su.exec(value) : undefined;
  return pattern ? new RegExp(pattern[1]!, pattern[2]) : value;
}

/** Results without what only this process can use. */
function shown(result: unknown): unknown {
  if (Array.isArray(result)) return result;
  const { text, privately, buttons, modal, body } = result as Record<string, unknown>;
  if (body) return { text: readingOf(result as Stored) };
  return { text, privately, buttons, modal };
}
