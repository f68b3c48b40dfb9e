import { get, all, serverPath } from './api.js';
import { el, panel, facts, table, note, chip, time, when, ago, count, bytes, length, hashOf } from './elements.js';
import { Chart } from './chart.js';
import { RestorePanel } from './restore.js';

const DAY = 86400000;
const ZOOMS = [['All', null], ['90 days', 90 * DAY], ['30 days', 30 * DAY], ['7 days', 7 * DAY], ['24 hours', DAY]];

export async function showServer(server, showAsOf) {
  const summary = await get(serverPath(server, 'summary'));
  const [backups, runs, gaps] = await Promise.all(['backups', 'wal', 'gaps'].map(what => all(serverPath(server, what))));
  showAsOf(summary);
  let restore = null;
  const chart = new Chart({ backups, runs, gaps, spans: summary.recoverable, timelines: summary.timelines }, {
    onPick: instant => restore.ask(instant),
    onBackup: id => { location.hash = hashOf(server, 'backups', id); },
  });
  restore = new RestorePanel(server, chart, summary);
  const latest = summary.recoverable[summary.recoverable.length - 1];
  if (latest) {
    restore.ask(Math.floor(Date.parse(latest.to) / 1000) * 1000);
  }
  return [
    problems(server, summary),
    glance(server, summary, gaps),
    timeLine(chart),
    el('div', { class: 'two' }, restore.element, gapPanel(gaps, summary)),
  ];
}

function problems(server, summary) {
  const lines = [];
  if (summary.complete === 0) {
    lines.push('There is no complete backup: nothing can be restored.');
  }
  for (const backup of summary.unusable.slice(-3)) {
    lines.push(el('span', {}, 'Backup ', el('a', { href: hashOf(server, 'backups', backup.id) }, backup.id), `: ${backup.reason}.`));
  }
  if (summary.unusable.length > 3) {
    lines.push(`${count(summary.unusable.length - 3)} more backups lack WAL of their own.`);
  }
  for (const backup of summary.unreadable.slice(0, 3)) {
    lines.push(`The backup.info of ${backup.id} is damaged: ${backup.reason}.`);
  }
  if (summary.leftOut > 0) {
    lines.push(`The WAL has so many gaps that its oldest ${count(summary.leftOut)} parts are left out here.`);
  }
  return lines.length > 0 ? note('bad', ...lines) : '';
}

function glance(server, summary, gaps) {
  const last = summary.recoverable[summary.recoverable.length - 1];
  const missing = gaps.reduce((sum, gap) => sum + gap.segments, 0);
  return panel(null, facts([
    ['Recoverable until', last ? when(last.to) : 'nothing', last ? `UTC, ${ago(last.to)}` : null, true],
    ['Without a break since', last ? when(last.from) : '–', last ? `UTC, for ${length(new Date(last.to) - new Date(last.from))}` : null, true],
    ['Last good backup', ago(summary.lastBackupEnd), summary.lastBackup
      ? el('a', { href: hashOf(server, 'backups', summary.lastBackup) }, summary.lastBackup) : null, true],
    ['Last WAL', ago(summary.lastWal), `${time(summary.lastWal)} UTC`, true],
    ['WAL', `${count(summary.walSegments)} segments`, bytes(summary.walBytes), true],
    ['Gaps', count(summary.gaps), summary.gaps > 0 ? `${count(missing)} segments missing` : 'nothing is missing', true],
    ['Backups', count(summary.backups), `${count(summary.complete)} complete, ${count(summary.failed)} failed, ${count(summary.kept)} kept`, true],
  ]));
}

function timeLine(chart) {
  const buttons = ZOOMS.map(([title, span]) => el('button', {
    type: 'button',
    'aria-pressed': String(span === null),
    onclick: event => {
      chart.show(span);
      buttons.forEach(button => button.setAttribute('aria-pressed', String(button === event.currentTarget)));
    },
  }, title));
  const zoom = (title, factor) => el('button', { type: 'button', 'aria-label': title, title, onclick: () => chart.zoom(factor) }, factor < 1 ? '+' : '−');
  const key = (kind, text) => el('span', {}, el('i', { class: kind }), text);
  return panel(null,
    el('div', { class: 'row spread' }, el('h2', {}, 'Time line'),
      el('div', { class: 'row' }, buttons, zoom('Zoom in', 0.6), zoom('Zoom out', 1.6))),
    chart.element,
    el('div', { class: 'legend' }, key('window', 'recoverable'), key('wal', 'WAL archived'), key('gap', 'WAL missing'),
      key('dot', 'base backup'), key('dot kept', 'kept'), key('dot failed', 'failed'),
      el('span', {}, 'Click, or use the arrow keys, to ask about an instant; wheel or + and − zoom, dragging moves.')));
}

function gapPanel(gaps, summary) {
  if (gaps.length === 0) {
    return panel('Timelines', timelines(summary));
  }
  return el('div', {}, panel(`Missing WAL (${count(gaps.length)})`, el('div', { class: 'scroll tall' }, table([
    ['Timeline', gap => gap.timeline, 'number'],
    ['Segments', gap => count(gap.segments), 'number'],
    ['Missing', gap => el('span', { class: 'mono' }, gap.first, gap.segments > 1 ? el('br') : null, gap.segments > 1 ? gap.last : null)],
    ['Archived around it (UTC)', gap => el('span', {}, time(gap.begin), el('br'), time(gap.end)), 'when'],
  ], gaps.slice(0, 200)))), panel('Timelines', timelines(summary)));
}

function timelines(summary) {
  return table([
    ['Timeline', t => t.timeline, 'number'],
    ['Left', t => t.parent === null ? '–' : el('span', {}, `timeline ${t.parent} at `, el('span', { class: 'mono' }, t.switchedAt))],
    ['Segments', t => count(t.segments), 'number'],
    ['', t => t.runs > 1 ? chip(`${count(t.runs - 1)} ${t.runs === 2 ? 'gap' : 'gaps'}`, 'warn') : null],
  ], summary.timelines);
}
