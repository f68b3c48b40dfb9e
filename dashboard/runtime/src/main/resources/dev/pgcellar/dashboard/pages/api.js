/** Asks the dashboard's API. A failure is an Error whose message is the one line that the API gave. */
async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(`api/${path}`, options);
  } catch {
    throw new Error('The dashboard does not answer; does its process still run?');
  }
  const body = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Error(body?.error ?? `The dashboard answered with status ${answer.status}.`);
  }
  return body;
}

export const get = path => ask(path, { headers: { Accept: 'application/json' } });

export const act = (method, path, token, body) => ask(path, {
  method,
  headers: { 'Content-Type': 'application/json', 'X-PgCellar-Token': token },
  body: body === undefined ? undefined : JSON.stringify(body),
});

export const serverPath = (server, rest) => `servers/${encodeURIComponent(server)}/${rest}`;

/** All items of a paged list. */
export async function all(path) {
  const items = [];
  const mark = path.includes('?') ? '&' : '?';
  for (;;) {
    const page = await get(`${path}${mark}offset=${items.length}&limit=2000`);
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= page.total || items.length >= 20000) {
      return items;
    }
  }
}
