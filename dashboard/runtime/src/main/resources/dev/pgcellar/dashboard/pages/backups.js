import { get, all, act, serverPath } from './api.js';
import { el, panel, facts, table, note, chip, statusChip, time, ago, count, bytes, length, hashOf } from './elements.js';

const took = backup => backup.begin && backup.end ? length(new Date(backup.end) - new Date(backup.begin)) : '–';
const version = backup => backup.version ? (backup.version >= 100000 ? String(Math.floor(backup.version / 10000)) : String(backup.version)) : '–';

export async function showBackups(server, showAsOf) {
  const summary = await get(serverPath(server, 'summary'));
  const backups = await all(serverPath(server, 'backups'));
  showAsOf(summary);
  const rows = el('div', { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': 'Backups' });
  const filter = el('input', { type: 'search', id: 'filter', placeholder: 'id, name, status…', size: 24 });
  const shown = el('span', { class: 'quiet', role: 'status' });
  const apply = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = backups.filter(backup => words.every(word => text(backup).includes(word)));
    shown.textContent = `${count(found.length)} of ${count(backups.length)}`;
    rows.replaceChildren(list(server, found));
  };
  filter.addEventListener('input', apply);
  apply();
  return [el('section', { class: 'panel' },
    el('div', { class: 'row spread' }, el('h2', {}, 'Backups'),
      el('div', { class: 'row' }, shown, el('label', { for: 'filter', class: 'hidden' }, 'Filter'), filter)), rows)];
}

const text = backup => [backup.id, backup.name, backup.status, backup.kind, backup.keep && `kept ${backup.keep}`, backup.problem && 'unusable']
  .filter(Boolean).join(' ').toLowerCase();

function list(server, backups) {
  return table([
    ['Backup', backup => el('a', { class: 'mono', href: hashOf(server, 'backups', backup.id) }, backup.id)],
    ['Name', backup => backup.name ?? ''],
    ['Status', backup => el('span', {}, statusChip(backup), ' ', backup.keep ? chip(`kept: ${backup.keep}`, 'warn') : null)],
    ['Kind', backup => backup.kind],
    ['Ended (UTC)', backup => time(backup.end), 'when'],
    ['Took', backup => took(backup), 'number'],
    ['Cluster', backup => bytes(backup.size), 'number'],
    ['Timeline', backup => backup.timeline ?? '–', 'number'],
    ['PostgreSQL', backup => version(backup), 'number'],
    ['First WAL', backup => el('span', { class: 'mono quiet' }, backup.beginWal ?? '–')],
  ], backups);
}

export async function showBackup(server, id) {
  const [detail, assembly] = await Promise.all([
    get(serverPath(server, `backups/${encodeURIComponent(id)}`)), get('assembly')]);
  const backup = detail.backup;
  return [
    el('h1', {}, `Backup ${backup.id}`, backup.name ? ` “${backup.name}”` : ''),
    backup.problem ? note('bad', `It cannot be used: ${backup.problem}.`) : '',
    backup.error ? note('bad', `It failed: ${backup.error}`) : '',
    panel(null, facts([
      ['Status', el('span', {}, statusChip(backup), ' ', backup.keep ? chip(`kept: ${backup.keep}`, 'warn') : null)],
      ['Kind', backup.kind],
      ['Began (UTC)', time(backup.begin)],
      ['Ended (UTC)', time(backup.end), ago(backup.end)],
      ['Took', took(backup)],
      ['Cluster', bytes(backup.size)],
      ['PostgreSQL', version(backup)],
      ['Timeline', backup.timeline],
      ['First WAL', el('span', { class: 'mono whole' }, backup.beginWal ?? '–')],
      ['Last WAL', el('span', { class: 'mono whole' }, backup.endWal ?? '–')],
    ])),
    panel('Recoverable from it', detail.windows.length === 0 ? el('p', { class: 'quiet' }, 'Nothing.') : table([
      ['Timeline', w => w.timeline, 'number'],
      ['From (UTC)', w => time(w.from), 'when'],
      ['To (UTC)', w => time(w.to), 'when'],
      ['Segments', w => count(w.segments), 'number'],
      ['Ends', w => w.missing ? el('span', {}, 'because ', el('span', { class: 'mono' }, w.missing), ' is missing') : 'with the archived WAL'],
    ], detail.windows)),
    assembly.actions ? actions(server, backup) : '',
    el('details', { class: 'panel' }, el('summary', {}, 'backup.info'), table([
      ['Field', ([name]) => el('span', { class: 'mono' }, name)],
      ['Value', ([, value]) => el('span', { class: 'mono' }, value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value))],
    ], Object.entries(detail.fields))),
  ];
}

function actions(server, backup) {
  const token = el('input', { type: 'password', id: 'token', autocomplete: 'off', size: 34, value: sessionStorage.getItem('token') ?? '' });
  const outcome = el('div', { 'aria-live': 'polite' });
  const path = rest => serverPath(server, `backups/${encodeURIComponent(backup.id)}${rest}`);
  const button = (title, question, run, kind) => el('button', {
    type: 'button', class: kind, onclick: async () => {
      if (!confirm(question)) {
        return;
      }
      sessionStorage.setItem('token', token.value);
      try {
        await run();
        outcome.replaceChildren(note('good', `Done: ${title.toLowerCase()}.`));
      } catch (failure) {
        outcome.replaceChildren(note('bad', failure.message));
      }
    },
  }, title);
  return panel('Actions', el('div', { class: 'row' },
    el('label', { for: 'token' }, 'Token'), token,
    button('Keep, with all later WAL', `Keep backup ${backup.id} with all WAL after it?`, () => act('PUT', path('/keep'), token.value, { target: 'full' })),
    button('Keep, standalone', `Keep backup ${backup.id} with the WAL it needs itself?`, () => act('PUT', path('/keep'), token.value, { target: 'standalone' })),
    button('Release', `Keep backup ${backup.id} no longer?`, () => act('DELETE', path('/keep'), token.value)),
    button('Delete', `Delete backup ${backup.id}, and the WAL that only it needs? This cannot be undone.`, () => act('DELETE', path(''), token.value), 'danger')),
  outcome);
}
