import { get } from './api.js';
import { el, panel, facts, table, chip, note, time, count, bytes, length } from './elements.js';

const INTERVAL = 1000;
const STATES = { RUNNING: 'warn', DONE: 'good', FAILED: 'bad' };

export async function showProcess() {
  const [assembly, configuration] = await Promise.all([get('assembly'), get('configuration')]);
  return [
    panel(null, facts([
      ['PgCellar', assembly.version, null, true],
      ['Actions', assembly.actions ? 'allowed, with the token' : 'switched off', 'keep, release, delete', true],
    ])),
    await jobs(),
    el('div', { class: 'two' },
      panel('Providers of this build', table([
        ['Kind', row => row[0]], ['Name', row => el('b', {}, row[1])], ['', row => row[2]],
      ], [
        ...assembly.storage.map(one => ['storage', one.name, el('span', { class: 'mono' }, one.schemes.map(scheme => `${scheme}://`).join(' '))]),
        ...assembly.compression.map(one => ['compression', one.name, el('span', { class: 'mono' }, one.suffix)]),
        ...assembly.snapshots.map(one => ['disk snapshots', one.name, `with ${one.storage}`]),
      ])),
      el('div', {}, panel('Settings in force', configuration.length === 0
        ? el('p', { class: 'quiet' }, 'All are at their defaults.')
        : table([
          ['Setting', setting => el('span', { class: 'mono' }, setting.name)],
          ['Value', setting => el('span', { class: 'mono' }, setting.value)],
          ['From', setting => el('span', { class: 'quiet' }, setting.source)],
        ], configuration)))),
  ];
}

async function jobs() {
  const rows = el('div', { 'aria-live': 'off' });
  const section = panel('Jobs of this process', rows);
  const refresh = async () => {
    try {
      const all = await get('jobs');
      rows.replaceChildren(all.length === 0 ? el('p', { class: 'quiet' }, 'None so far.') : jobTable(all.slice(0, 20)));
    } catch (failure) {
      rows.replaceChildren(note('bad', failure.message));
    }
  };
  await refresh();
  const timer = setInterval(() => section.isConnected ? refresh() : clearInterval(timer), INTERVAL);
  return section;
}

function jobTable(all) {
  return table([
    ['Job', job => `${job.kind} of ${job.server}`],
    ['', job => chip(job.state.toLowerCase(), STATES[job.state])],
    ['Progress', job => progress(job)],
    ['Began (UTC)', job => time(job.started), 'when'],
    ['Took', job => length(new Date(job.ended ?? Date.now()) - new Date(job.started)), 'number'],
  ], all);
}

function progress(job) {
  const text = [job.message, counted(job)].filter(Boolean).join(' ');
  return job.state === 'RUNNING' ? el('span', { class: 'row' }, el('progress', {}), text) : text;
}

function counted(job) {
  if (job.count === 0) {
    return '';
  }
  if (job.unit === 'OBJECTS') {
    return `${count(job.count)} objects`;
  }
  const seconds = (new Date(job.ended ?? Date.now()) - new Date(job.started)) / 1000;
  return seconds < 1 ? bytes(job.count) : `${bytes(job.count)}, ${bytes(job.count / seconds)}/s`;
}
