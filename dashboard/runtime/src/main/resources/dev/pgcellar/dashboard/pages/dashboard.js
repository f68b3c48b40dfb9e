import { get, serverPath } from './api.js';
import { el, chip, note, panel, facts, ago, time, when, count, bytes, hashOf } from './elements.js';
import { showServer } from './server.js';
import { showBackups, showBackup } from './backups.js';
import { showRetention } from './retention.js';
import { showProcess } from './process.js';

const main = document.getElementById('main');
const nav = document.getElementById('nav');
const asOf = document.getElementById('as-of');

const PAGES = [['Time line', []], ['Backups', ['backups']], ['Retention', ['retention']]];

function link(href, text, isCurrent) {
  return el('a', { href, 'aria-current': isCurrent ? 'page' : null }, text);
}

function showNav(server, page) {
  const links = [link('#/', 'Servers', !server && page === ''), link('#/process', 'Process', page === 'process')];
  if (server) {
    links.push(el('span', { class: 'of' }), el('b', {}, server));
    links.push(...PAGES.map(([title, rest]) => link(hashOf(server, ...rest), title, (rest[0] ?? '') === page)));
  }
  nav.replaceChildren(...links);
  document.title = server ? `${server} – PgCellar` : 'PgCellar';
}

async function card(server) {
  const body = el('div', {}, el('p', { class: 'quiet' }, 'Reading the catalog…'));
  const section = panel(null, el('div', { class: 'row spread' },
    el('h2', {}, el('a', { href: hashOf(server.name) }, server.name)),
    el('span', { class: 'mono quiet' }, `${server.url} ${server.serverName}`)), body);
  get(serverPath(server.name, 'summary')).then(summary => body.replaceChildren(...overview(summary)), failure =>
    body.replaceChildren(note('bad', failure.message)));
  return section;
}

function overview(summary) {
  const last = summary.recoverable[summary.recoverable.length - 1];
  return [
    el('div', { class: 'row' },
      summary.complete > 0 ? chip('restorable', 'good') : chip('no complete backup', 'bad'),
      summary.gaps > 0 ? chip(`${count(summary.gaps)} WAL ${summary.gaps === 1 ? 'gap' : 'gaps'}`, 'warn') : chip('no WAL gap', 'good'),
      summary.failed > 0 ? chip(`${count(summary.failed)} failed`, 'warn') : null,
      summary.unusable.length > 0 ? chip(`${count(summary.unusable.length)} unusable`, 'bad') : null,
      summary.unreadable.length > 0 ? chip(`${count(summary.unreadable.length)} unreadable`, 'bad') : null),
    el('p', {}),
    facts([
      ['Last good backup', ago(summary.lastBackupEnd), summary.lastBackup, true],
      ['Last WAL', ago(summary.lastWal), `${count(summary.walSegments)} segments, ${bytes(summary.walBytes)}`, true],
      ['Backups', count(summary.backups), `${count(summary.complete)} complete, ${count(summary.kept)} kept`, true],
      ['Recoverable until', last ? when(last.to) : 'nothing', last ? el('span', { class: 'whole' }, `UTC, since ${time(last.from)}`) : null, true],
    ]),
  ];
}

async function showServers() {
  const servers = await get('servers');
  const cards = await Promise.all(servers.map(card));
  return [el('h1', {}, 'Servers'), servers.length === 0
    ? note('warn', 'No servers are configured. Set pgcellar.servers.<name>.url, or give the command a URL and a server name.')
    : el('div', { class: 'cards' }, cards)];
}

function route() {
  const parts = location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
  if (parts[0] === 's' && parts[1]) {
    const [, server, page, id] = parts;
    if (page === 'backups' && id) {
      return [server, 'backups', () => showBackup(server, id)];
    }
    const pages = { backups: showBackups, retention: showRetention };
    return [server, page ?? '', () => (pages[page] ?? showServer)(server, showAsOf)];
  }
  return parts[0] === 'process' ? [null, 'process', showProcess] : [null, '', showServers];
}

function showAsOf(summary) {
  asOf.textContent = summary ? `as of ${time(summary.asOf)} UTC${summary.refreshing ? ', reading anew…' : ''}` : '';
}

let shown = 0;

async function show() {
  const turn = ++shown;
  const [server, page, content] = route();
  showNav(server, page);
  showAsOf(null);
  main.setAttribute('aria-busy', 'true');
  main.replaceChildren(el('p', { class: 'quiet' }, server ? `Reading the catalog of ${server}… the first time this may take a while.` : 'Loading…'));
  let children;
  try {
    children = await content();
  } catch (failure) {
    children = [note('bad', failure.message)];
  }
  if (turn === shown) {
    main.replaceChildren(...children);
    main.setAttribute('aria-busy', 'false');
  }
}

function theme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = document.documentElement.dataset.theme ?? (dark ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem('theme', next);
}

if (localStorage.getItem('theme')) {
  document.documentElement.dataset.theme = localStorage.getItem('theme');
}
document.getElementById('theme').addEventListener('click', theme);
addEventListener('hashchange', () => { show(); main.focus(); scrollTo(0, 0); });
show();
