/**
 * The page's script: sends what is typed or pressed, shows what the room holds. Answers arrive as finished
 * HTML from the server; a person's words are only ever set as text.
 */

const find = (selector) => document.querySelector(selector);
const [log, form, box, status, suggestions] = [
  '#log',
  '#form',
  '#say',
  '#status',
  '#suggestions',
].map(find);
const select = (name) => find(`select[name="${name}"]`);

/** Choices that outlive the page, kept on this device only. */
const kept = (name, otherwise) => {
  try {
    return localStorage.getItem(name) ?? otherwise;
  } catch {
    return otherwise;
  }
};
const keep = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing forgets the choice; nothing else is lost.
  }
};

const address = new URLSearchParams(location.search);
select('as').value = address.get('as') ?? 'ada';
select('room').value = address.get('room') ?? 'private';
if (select('as').selectedIndex < 0) select('as').value = 'ada';
if (select('room').selectedIndex < 0) select('room').value = 'private';
select('theme').value = kept('theme', 'auto');

const system = matchMedia('(prefers-color-scheme: dark)');
const applyTheme = () => {
  const chosen = select('theme').value;
  document.documentElement.dataset.theme =
    chosen === 'auto' ? (system.matches ? 'dark' : 'light') : chosen;
};
applyTheme();
system.addEventListener('change', applyTheme);
select('theme').addEventListener('change', () => {
  keep('theme', select('theme').value);
  applyTheme();
});

const go = (changes) => {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) next.set(name, value);
  location.search = next.toString();
};
select('language').addEventListener('change', () => go({ language: select('language').value }));
for (const name of ['as', 'room'])
  select(name).addEventListener('change', () => go({ [name]: select(name).value }));

const seat = () => ({ as: select('as').value, room: select('room').value });
const language = document.body.dataset.language;

let last = 0;

/** Shows entries that are new or have changed, in order. */
function show(entries) {
  let newest = last;
  for (const entry of entries) {
    if (entry.number <= last) continue;
    newest = Math.max(newest, entry.number);
    const article = entry.by ? personMessage(entry) : coachMessage(entry);
    article.dataset.slot = entry.slot;
    // A message that is kept up to date changes where it stands.
    const old = log.querySelector(`[data-slot="${entry.slot}"]`);
    if (old) replace(old, article);
    else log.append(article);
  }
  last = newest;
}

/** Whoever works with the keyboard stays in the message: on the same button, or on its first. */
function replace(old, article) {
  const held = old.contains(document.activeElement)
    ? document.activeElement.dataset.action
    : undefined;
  old.replaceWith(article);
  if (held === undefined) return;
  const buttons = [...article.querySelectorAll('button[data-action]')];
  (buttons.find((button) => button.dataset.action === held) ?? buttons[0])?.focus({
    preventScroll: true,
  });
}

function message(kind, who) {
  const article = document.createElement('article');
  article.className = `message ${kind}`;
  const name = document.createElement('span');
  name.className = 'who';
  name.textContent = who;
  article.append(name);
  return article;
}

function personMessage({ by, text }) {
  const article = message('person', find(`option[value="${by}"]`)?.textContent ?? by);
  const words = document.createElement('p');
  words.textContent = text;
  article.append(words);
  return article;
}

function coachMessage({ html }) {
  const article = message('coach', status.dataset.coach);
  const body = document.createElement('div');
  // The server escapes every text; the security policy lets no script of a message run.
  body.innerHTML = html;
  article.append(body);
  return article;
}

const tell = (text, isError = false) => {
  status.textContent = text;
  status.classList.toggle('error', isError);
};

let busy = false;

/** Sends a message; on failure the typed text stays in the box. */
async function say(message) {
  if (busy) return false;
  busy = true;
  tell(status.dataset.thinking);
  try {
    const response = await fetch('/api/say', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...seat(), language, message }),
    });
    if (response.status === 401) {
      // The server was restarted and knows us no more: a fresh page opens a new session.
      location.reload();
      return false;
    }
    const { error, entries = [] } = await response.json();
    if (error) {
      tell(error, true);
      return false;
    }
    find('#welcome').hidden = true;
    // Read from the room, so that what others said meanwhile comes in order too.
    await poll();
    tell('');
    const [first] = entries;
    const place = first && log.querySelector(`[data-slot="${first.slot}"]`);
    place?.scrollIntoView({ block: first.by ? 'start' : 'nearest' });
    return true;
  } catch {
    tell(status.dataset.offline, true);
    return false;
  } finally {
    busy = false;
  }
}

/** Fetches what others said since. */
async function poll() {
  const query = new URLSearchParams({ ...seat(), after: String(last) });
  const response = await fetch(`/api/room?${query}`);
  if (!response.ok) return;
  const { entries } = await response.json();
  if (entries.length > 0) find('#welcome').hidden = true;
  show(entries);
}

const POLL_MS = 1500;
setInterval(() => {
  if (document.visibilityState === 'visible' && !busy) poll().catch(() => {});
}, POLL_MS);
poll().catch(() => tell(status.dataset.offline, true));

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = box.value;
  if (text.trim() === '') return;
  hideSuggestions();
  if (await say({ kind: 'text', text })) box.value = '';
  box.focus();
});
box.addEventListener('keydown', (event) => {
  // Enter that ends a Chinese input composition does not send.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    if (!takeSelected()) form.requestSubmit();
  } else if (event.key === 'Escape') {
    hideSuggestions();
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !suggestions.hidden) {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  }
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.dataset.asks) {
    askFor(button.dataset.asks, button.dataset.action);
  } else if (button?.dataset.action) {
    void say({ kind: 'press', id: button.dataset.action });
  } else if (button?.dataset.insert) {
    find('.menu').open = false;
    box.value = button.dataset.insert;
    box.focus();
    void suggest();
  } else if (button?.classList.contains('enlarge')) {
    const shown = [...button.querySelectorAll('img')].find((img) => img.offsetParent !== null);
    const large = find('#large img');
    large.src = shown.src;
    large.alt = shown.alt;
    find('#large').showModal();
  } else if (button?.id === 'close' || event.target.id === 'large') {
    find('#large').close();
  }
  for (const menu of document.querySelectorAll('.menu, .settings')) {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  }
});

/** Opens the box for a text that a button asks for. */
function askFor(label, id) {
  const dialog = find('#asks');
  dialog.querySelector('label span').textContent = label;
  dialog.querySelector('textarea').value = '';
  dialog.dataset.action = id;
  dialog.showModal();
}

find('#asks form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const dialog = find('#asks');
  const text = dialog.querySelector('textarea').value;
  if (text.trim() === '') return;
  if (await say({ kind: 'press', id: dialog.dataset.action, text })) dialog.close();
});
find('#asks .cancel').addEventListener('click', () => find('#asks').close());

// Suggestions while a command is typed: "/demo vari" offers "variance".

let asked = 0;
let waiting;

async function suggest() {
  const [, ability, typed] = /^\/([a-z]+)\s+(.*)$/.exec(box.value) ?? [];
  if (!ability) return hideSuggestions();
  const mine = ++asked;
  const query = new URLSearchParams({ ability, typed, language });
  const found = await fetch(`/api/suggest?${query}`).then(
    (r) => r.json(),
    () => [],
  );
  if (mine !== asked) return;
  suggestions.replaceChildren(
    ...found.map(({ label, value }) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => {
        box.value = `/${ability} ${value}`;
        hideSuggestions();
        box.focus();
      });
      item.append(button);
      return item;
    }),
  );
  suggestions.hidden = found.length === 0;
}

box.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(suggest, 120);
});

function hideSuggestions() {
  clearTimeout(waiting);
  asked++;
  suggestions.hidden = true;
  suggestions.replaceChildren();
}

const offered = () => [...suggestions.querySelectorAll('button')];

function move(step) {
  const buttons = offered();
  const now = buttons.findIndex((b) => b.getAttribute('aria-selected') === 'true');
  const next = (now + step + buttons.length) % buttons.length;
  for (const [i, b] of buttons.entries()) b.setAttribute('aria-selected', String(i === next));
}

function takeSelected() {
  const chosen = offered().find((b) => b.getAttribute('aria-selected') === 'true');
  chosen?.click();
  return Boolean(chosen);
}
