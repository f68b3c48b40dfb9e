import { get, serverPath } from './api.js';
import { el, panel, note, facts, time, count, hashOf } from './elements.js';

/** "Could I restore to …?" */
export class RestorePanel {

  constructor(server, chart, summary) {
    this.server = server;
    this.chart = chart;
    this.turn = 0;
    this.input = el('input', { type: 'text', id: 'instant', size: 20, class: 'mono', placeholder: '2026-01-10 10:00:00', autocomplete: 'off', spellcheck: 'false' });
    this.timeline = el('select', { id: 'timeline' }, el('option', { value: '' }, 'latest that reaches it'),
      summary.timelines.map(t => el('option', { value: t.timeline }, `timeline ${t.timeline}`)));
    this.answer = el('div', { 'aria-live': 'polite', id: 'answer' }, el('p', { class: 'quiet' }, 'Click on the time line, or enter an instant.'));
    const form = el('form', { class: 'row', onsubmit: event => { event.preventDefault(); this.submit(); } },
      el('label', { for: 'instant' }, 'Instant (UTC)'), this.input,
      el('label', { for: 'timeline' }, 'on'), this.timeline,
      el('button', { class: 'main' }, 'Ask'));
    this.timeline.addEventListener('change', () => this.submit());
    this.element = panel('Could I restore to …?', form, this.answer);
  }

  submit() {
    const text = this.input.value.trim().replace(' ', 'T');
    if (text === '') {
      return;
    }
    const instant = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${/T/.test(text) ? text : `${text}T00:00:00`}Z`);
    if (Number.isNaN(instant)) {
      this.answer.replaceChildren(note('warn', 'This is no instant; the form is 2026-01-10 10:00:00.'));
      return;
    }
    this.chart.put(instant);
    this.ask(instant);
  }

  async ask(instant) {
    const turn = ++this.turn;
    this.input.value = time(instant);
    const timeline = this.timeline.value ? `&timeline=${this.timeline.value}` : '';
    try {
      const answer = await get(serverPath(this.server, `restorable?at=${new Date(instant).toISOString()}${timeline}`));
      if (turn === this.turn) {
        this.chart.put(instant, answer.possible ? 'good' : 'bad');
        this.answer.replaceChildren(...(answer.possible ? this.yes(answer) : this.no(answer)));
      }
    } catch (failure) {
      if (turn === this.turn) {
        this.answer.replaceChildren(note('bad', failure.message));
      }
    }
  }

  yes(answer) {
    return [
      note('good', el('b', {}, `Yes, to ${time(answer.at)} UTC.`), answer.reason),
      facts([
        ['Backup', el('a', { href: hashOf(this.server, 'backups', answer.backup) }, answer.backup)],
        ['Timeline', answer.timeline, answer.otherTimelines.length > 0 ? `also on ${answer.otherTimelines.join(', ')}` : null],
        ['WAL to replay', `about ${count(answer.segments)} ${answer.segments === 1 ? 'segment' : 'segments'}`],
      ]),
      el('p', { class: 'quiet mono' }, `${answer.firstSegment} … ${answer.lastSegment}`),
      el('pre', { tabindex: 0, 'aria-label': 'Command' }, answer.commands.join('\n')),
      el('pre', { tabindex: 0, 'aria-label': 'Settings of postgresql.conf, with recovery.signal beside it' }, answer.settings.join('\n')),
    ];
  }

  no(answer) {
    const near = (label, instant) => instant
      ? el('button', { type: 'button', onclick: () => { this.chart.put(Date.parse(instant)); this.ask(Date.parse(instant)); } }, `${label}: ${time(instant)}`)
      : null;
    const buttons = [near('Latest before', floor(answer.nearestBefore)), near('Earliest after', ceil(answer.nearestAfter))].filter(Boolean);
    return [note('bad', el('b', {}, `No, not to ${time(answer.at)} UTC.`), answer.reason), el('div', { class: 'row' }, buttons)];
  }
}

const whole = (instant, round) => instant ? new Date(round(Date.parse(instant) / 1000) * 1000).toISOString() : null;
const floor = instant => whole(instant, Math.floor);
const ceil = instant => whole(instant, Math.ceil);
