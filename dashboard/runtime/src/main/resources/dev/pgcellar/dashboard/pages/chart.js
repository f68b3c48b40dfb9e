import { svg, el, time, count } from './elements.js';
import { Marks } from './marks.js';

const LEFT = 118;
const RIGHT = 14;
const LANE = 46;
const HEAD = 40;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800,
  1209600, 2592000, 7776000, 15552000, 31536000].map(seconds => seconds * 1000);

const ms = instant => new Date(instant).getTime();

/**
 * The catalog on a time line: what can be recovered to, and for each timeline its WAL, its gaps and its backups.
 * The cursor is moved by the mouse or the arrow keys; whoever listens to onPick is told when it comes to rest.
 */
export class Chart {

  constructor(data, { onPick, onBackup }) {
    this.data = data;
    this.onPick = onPick;
    this.onBackup = onBackup;
    this.element = el('div', { class: 'chart' });
    this.extent = this.whole();
    this.domain = [...this.extent];
    this.cursor = null;
    this.verdict = '';
    this.drawn = null;
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  whole() {
    const { backups, runs } = this.data;
    const times = [...backups.flatMap(b => [b.begin, b.end]), ...runs.flatMap(r => [r.begin, r.end])].filter(Boolean).map(ms);
    const first = times.reduce((a, b) => Math.min(a, b), Infinity);
    const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
    const [from, to] = times.length === 0 ? [Date.now() - 86400000, Date.now()] : [first, last];
    const room = Math.max((to - from) * 0.02, 60000);
    return [from - room, to + room];
  }

  lanes() {
    const known = new Set([...this.data.timelines.map(t => t.timeline), ...this.data.backups.map(b => b.timeline ?? 1)]);
    return [...known].sort((a, b) => b - a);
  }

  x(instant) {
    const [from, to] = this.domain;
    return LEFT + (instant - from) / (to - from) * (this.width - LEFT - RIGHT);
  }

  at(x) {
    const [from, to] = this.domain;
    return from + (x - LEFT) / (this.width - LEFT - RIGHT) * (to - from);
  }

  /** Shows the last so many milliseconds; all without an argument. */
  show(span) {
    this.domain = span ? [this.extent[1] - span, this.extent[1]] : [...this.extent];
    this.draw();
  }

  view(from, to) {
    this.domain = [from, to];
    this.draw();
  }

  zoom(factor, centre = (this.domain[0] + this.domain[1]) / 2) {
    const [from, to] = this.domain;
    const span = Math.min(Math.max((to - from) * factor, 20000), (this.extent[1] - this.extent[0]) * 1.2);
    const share = (centre - from) / (to - from);
    this.domain = [centre - span * share, centre + span * (1 - share)];
    this.draw();
  }

  pan(millis) {
    this.domain = this.domain.map(edge => edge + millis);
    this.draw();
  }

  /** Puts the cursor to an instant, and into sight. */
  put(instant, verdict = '') {
    this.cursor = instant;
    this.verdict = verdict;
    const [from, to] = this.domain;
    if (instant < from || instant > to) {
      this.domain = [instant - (to - from) / 2, instant + (to - from) / 2];
    }
    this.draw();
  }

  draw() {
    const width = this.element.clientWidth;
    if (width < 50) {
      return;
    }
    this.width = width;
    const lanes = this.lanes();
    this.height = HEAD + (lanes.length + 1) * LANE + 8;
    const top = lane => HEAD + (lane + 1) * LANE;
    const focused = this.drawn !== null && this.drawn === document.activeElement;
    const clip = svg('clipPath', { id: 'plot' }, svg('rect', { x: LEFT - 8, y: 0, width: width - LEFT - RIGHT + 16, height: this.height }));
    const drawing = svg('svg', {
      height: this.height, viewBox: `0 0 ${width} ${this.height}`, tabindex: 0, role: 'slider',
      'aria-label': 'Instant to restore to, on the time line of backups and WAL. Arrow keys move it, plus and minus zoom.',
      'aria-valuemin': this.extent[0], 'aria-valuemax': this.extent[1], 'aria-valuenow': this.cursor ?? this.extent[1],
      'aria-valuetext': this.cursor ? `${time(this.cursor)} UTC` : 'none',
    }, svg('defs', {}, clip));
    const plot = svg('g', { 'clip-path': 'url(#plot)' });
    drawing.append(this.axis(), plot, this.laneLabels(lanes, top));
    const marks = new Marks(this);
    plot.append(...marks.windows(HEAD), ...lanes.flatMap((timeline, lane) => marks.wal(timeline, top(lane))));
    plot.append(...marks.branches(lanes, top), ...lanes.flatMap((timeline, lane) => marks.backups(timeline, top(lane))));
    plot.append(...this.nowAndCursor());
    this.listen(drawing);
    this.element.replaceChildren(drawing);
    this.drawn = drawing;
    if (focused) {
      drawing.focus();
    }
  }

  axis() {
    const [from, to] = this.domain;
    const wanted = (to - from) / Math.max(2, (this.width - LEFT) / 120);
    const step = STEPS.find(size => size >= wanted) ?? STEPS[STEPS.length - 1];
    const marks = svg('g', {});
    for (let mark = Math.ceil(from / step) * step; mark <= to; mark += step) {
      const x = this.x(mark);
      const text = new Date(mark).toISOString();
      const label = step >= 86400000 ? text.slice(0, 10) : step >= 60000 ? text.slice(5, 16).replace('T', ' ') : text.slice(11, 19);
      marks.append(svg('line', { class: 'tick', x1: x, x2: x, y1: 18, y2: this.height }));
      if (x < this.width - 30) {
        marks.append(svg('text', { x, y: 12, 'text-anchor': 'middle' }, label));
      }
    }
    marks.append(svg('text', { x: 0, y: 12 }, 'UTC'));
    return marks;
  }

  laneLabels(lanes, top) {
    const labels = svg('g', {}, svg('text', { class: 'lane', x: 0, y: HEAD + 13 }, 'Recoverable'));
    lanes.forEach((timeline, lane) => {
      const about = this.data.timelines.find(t => t.timeline === timeline);
      labels.append(svg('text', { class: 'lane', x: 0, y: top(lane) + 20 }, `Timeline ${timeline}`));
      labels.append(svg('text', { x: 0, y: top(lane) + 34 }, about ? `${count(about.segments)} segments` : 'no WAL'));
      labels.append(svg('line', { class: 'rail', x1: LEFT, x2: this.width - RIGHT, y1: top(lane) + 41, y2: top(lane) + 41 }));
    });
    return labels;
  }

  nowAndCursor() {
    const marks = [];
    const now = this.x(Date.now());
    marks.push(svg('line', { class: 'now', x1: now, x2: now, y1: 18, y2: this.height }));
    if (this.cursor !== null) {
      const x = this.x(this.cursor);
      const middle = Math.min(Math.max(x, LEFT + 72), this.width - RIGHT - 72);
      marks.push(svg('line', { class: `cursor ${this.verdict}`, x1: x, x2: x, y1: 33, y2: this.height }));
      marks.push(svg('rect', { class: `flag ${this.verdict}`, x: middle - 73, y: 17, width: 146, height: 17, rx: 3 }));
      marks.push(svg('text', { class: 'flag-text', x: middle, y: 29.5, 'text-anchor': 'middle' }, time(this.cursor)));
    }
    return marks;
  }

  listen(drawing) {
    const place = event => event.clientX - drawing.getBoundingClientRect().left;
    drawing.addEventListener('wheel', event => {
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.at(place(event)));
    }, { passive: false });
    drawing.addEventListener('pointerdown', event => this.drag(event, place(event)));
    drawing.addEventListener('keydown', event => this.key(event));
  }

  drag(down, from) {
    const start = [...this.domain];
    let moved = false;
    const move = event => {
      const dx = event.clientX - down.clientX;
      moved ||= Math.abs(dx) > 4;
      if (moved) {
        const shift = dx / (this.width - LEFT - RIGHT) * (start[1] - start[0]);
        this.domain = start.map(edge => edge - shift);
        this.draw();
        this.drawn.classList.add('dragged');
      }
    };
    const up = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      this.drawn.classList.remove('dragged');
      const mark = down.target.classList?.contains('backup');
      if (!moved && !mark && from >= LEFT) {
        this.pick(this.at(from));
      }
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
  }

  pick(instant) {
    const whole = Math.round(instant / 1000) * 1000;
    this.put(whole);
    this.drawn.focus();
    this.onPick(whole);
  }

  key(event) {
    const step = (this.domain[1] - this.domain[0]) / (event.shiftKey ? 10 : 100);
    const moves = { ArrowLeft: -step, ArrowRight: step, PageDown: -10 * step, PageUp: 10 * step };
    const from = this.cursor ?? (this.domain[0] + this.domain[1]) / 2;
    if (event.key in moves) {
      this.pick(from + moves[event.key]);
    } else if (event.key === 'Home' || event.key === 'End') {
      this.pick(event.key === 'Home' ? this.domain[0] : this.domain[1]);
    } else if (event.key === '+' || event.key === '=') {
      this.zoom(0.7, from);
    } else if (event.key === '-') {
      this.zoom(1.4, from);
    } else {
      return;
    }
    event.preventDefault();
  }
}
