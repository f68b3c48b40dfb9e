import { get, serverPath } from './api.js';
import { el, panel, facts, table, note, chip, time, count, bytes, hashOf } from './elements.js';

const UNITS = ['DAYS', 'WEEKS', 'MONTHS'];

export async function showRetention(server, showAsOf) {
  const [summary, servers] = await Promise.all([get(serverPath(server, 'summary')), get('servers')]);
  showAsOf(summary);
  const { retentionPolicy: configured, minimumRedundancy = 0 } = servers.find(one => one.name === server) ?? {};
  const policy = el('input', { id: 'policy', list: 'policies', size: 34, value: configured ?? 'RECOVERY WINDOW OF 30 DAYS', spellcheck: 'false' });
  const minimum = el('input', { id: 'minimum', type: 'number', min: 0, max: 9999, value: minimumRedundancy });
  const result = el('div', { id: 'preview', 'aria-live': 'polite' });
  const show = () => preview(server, policy.value, minimum.value || 0, result);
  await show();
  return [
    panel('Retention preview', el('form', { class: 'row', onsubmit: event => { event.preventDefault(); show(); } },
      el('label', { for: 'policy' }, 'Policy'), policy,
      el('datalist', { id: 'policies' }, ['REDUNDANCY 7', ...UNITS.map(unit => `RECOVERY WINDOW OF 2 ${unit}`)].map(value => el('option', { value }))),
      el('label', { for: 'minimum' }, 'Minimum redundancy'), minimum,
      el('button', { class: 'main' }, 'Preview'),
      el('span', { class: 'quiet' }, configured ? `configured: ${configured}` : 'nothing is deleted by looking'))),
    result,
  ];
}

async function preview(server, policy, minimum, result) {
  const query = `policy=${encodeURIComponent(policy)}&minimum-redundancy=${encodeURIComponent(minimum)}`;
  try {
    const answer = await get(serverPath(server, `retention?${query}`));
    result.replaceChildren(...rows(server, answer, query));
  } catch (failure) {
    result.replaceChildren(note('bad', failure.message));
  }
}

const KINDS = { VALID: 'good', OBSOLETE: 'bad', 'OBSOLETE*': 'warn', 'KEEP:FULL': 'warn', 'KEEP:STANDALONE': 'warn' };

function rows(server, answer, query) {
  const objects = el('div', { 'aria-live': 'polite' });
  const list = el('button', { type: 'button', onclick: () => showObjects(server, query, list, objects) }, 'List the objects, WAL included');
  return [
    panel(null, facts([
      ['Would be deleted', `${count(answer.deletions)} of ${count(answer.rows.length)} backups`, answer.deletions > 0 ? `of clusters with ${bytes(answer.bytes)}` : null, true],
      answer.windowBegin ? ['The window begins', time(answer.windowBegin), 'UTC', true] : null,
    ]), answer.warnings.slice(0, 5).map(warning => note('warn', warning)),
    el('p', {}), el('div', { class: 'row' }, answer.deletions > 0 ? list : null), objects),
    el('section', { class: 'panel' }, el('div', { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': 'What becomes of each backup' }, table([
      ['Backup', row => el('a', { class: 'mono', href: hashOf(server, 'backups', row.id) }, row.id)],
      ['Name', row => row.backupName ?? ''],
      ['Verdict', row => chip(row.deleted ? 'delete' : row.status === '-' ? 'not judged' : row.status, KINDS[row.status])],
      ['Why', row => row.reason],
      ['Ended (UTC)', row => time(row.ended), 'when'],
      ['Cluster', row => bytes(row.size), 'number'],
    ], answer.rows))),
  ];
}

async function showObjects(server, query, button, target) {
  button.disabled = true;
  target.replaceChildren(el('p', { class: 'quiet' }, 'Listing the store… '), el('progress'));
  try {
    const found = await get(serverPath(server, `retention/objects?${query}`));
    target.replaceChildren(facts([
      ['Objects of backups', count(found.backupObjects)],
      ['Objects of WAL', count(found.walObjects), 'a folder that is cleared as a whole counts as one'],
      found.snapshotBackups > 0 ? ['Backups with disk snapshots', count(found.snapshotBackups)] : null,
    ]), el('details', {}, el('summary', {}, found.complete ? 'Their keys' : `The first ${count(found.keys.length)} keys`),
      el('pre', { class: 'scroll tall', tabindex: 0 }, found.keys.join('\n'))));
  } catch (failure) {
    target.replaceChildren(note('bad', failure.message));
  }
  button.disabled = false;
}
