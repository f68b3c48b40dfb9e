import { svg, time, count, length } from './elements.js';

const ms = instant => new Date(instant).getTime();

/** What is drawn of a catalog on the lanes of a chart. */
export class Marks {

  constructor(chart) {
    this.chart = chart;
  }

  bar(kind, begin, end, y, height, title, least = 2) {
    const x = this.chart.x(ms(begin));
    const width = Math.max(least, this.chart.x(ms(end)) - x);
    return svg('rect', { class: kind, x, y, width, height, rx: Math.min(2, height / 2) }, svg('title', {}, title));
  }

  isSeen(begin, end) {
    return ms(end) >= this.chart.domain[0] && ms(begin) <= this.chart.domain[1];
  }

  windows(y) {
    return this.chart.data.spans.filter(span => this.isSeen(span.from, span.to)).map(span => this.bar('window', span.from, span.to,
      y, 18, `Recoverable on timeline ${span.timeline}: ${time(span.from)} to ${time(span.to)} UTC`, 3));
  }

  wal(timeline, y) {
    const title = run => `${count(run.segments)} segments, ${run.first} to ${run.last}`;
    const runs = this.chart.data.runs.filter(run => run.timeline === timeline && this.isSeen(run.begin, run.end));
    const gaps = this.chart.data.gaps.filter(gap => gap.timeline === timeline && this.isSeen(gap.begin, gap.end));
    return [
      ...gaps.map(gap => this.bar('gap-area', gap.begin, gap.end, y + 22, 16, `Missing: ${title(gap)}`, 5)),
      ...runs.map(run => this.bar('wal', run.begin, run.end, y + 26, 8, title(run))),
      ...gaps.map(gap => this.gap(gap, y, `Missing: ${title(gap)}`)),
    ];
  }

  /** A gap that would be too narrow to be seen is drawn over its whole height. */
  gap(gap, y, title) {
    const isNarrow = this.chart.x(ms(gap.end)) - this.chart.x(ms(gap.begin)) < 8;
    return this.bar('gap', gap.begin, gap.end, y + 22, isNarrow ? 16 : 3, title, 4);
  }

  branches(lanes, top) {
    return this.chart.data.timelines.filter(t => t.parent !== null && lanes.includes(t.parent)).flatMap(t => {
      const first = this.chart.data.runs.find(run => run.timeline === t.timeline);
      if (!first) {
        return [];
      }
      const x = this.chart.x(ms(first.begin));
      const from = top(lanes.indexOf(t.parent)) + 26;
      const to = top(lanes.indexOf(t.timeline)) + 30;
      return [svg('path', { class: 'branch', d: `M${x - 9} ${from} C${x} ${from} ${x - 9} ${to} ${x} ${to}` },
        svg('title', {}, `Timeline ${t.timeline} left timeline ${t.parent} at ${t.switchedAt}`))];
    });
  }

  kind(backup) {
    const base = backup.problem ? 'broken' : backup.status === 'FAILED' ? 'failed' : backup.status === 'DONE' ? '' : 'running';
    return `${base} ${backup.keep ? 'kept' : ''}`;
  }

  backups(timeline, y) {
    const seen = this.chart.data.backups
      .filter(b => (b.timeline ?? 1) === timeline && (b.end ?? b.begin) && this.isSeen(b.begin ?? b.end, b.end ?? b.begin))
      .map(b => ({ backup: b, x: this.chart.x(ms(b.end ?? b.begin)) }))
      .sort((a, b) => a.x - b.x);
    const groups = [];
    for (const one of seen) {
      const last = groups[groups.length - 1];
      if (last && one.x - last[last.length - 1].x < 11 && one.x - last[0].x < 60) {
        last.push(one);
      } else {
        groups.push([one]);
      }
    }
    const marks = groups.map(group => group.length === 1 ? this.single(group[0], y) : this.several(group, y));
    return [...marks.flat(), ...groups.flatMap(group => this.warning(group, y))];
  }

  single({ backup, x }, y) {
    const title = `${backup.name ? `${backup.name}, ` : ''}${backup.id}, ${backup.status}${backup.keep ? `, kept (${backup.keep})` : ''}`
      + `${backup.begin && backup.end ? `, took ${length(ms(backup.end) - ms(backup.begin))}` : ''}${backup.problem ? `. ${backup.problem}` : ''}`;
    const mark = { class: `backup ${this.kind(backup)}`, onclick: event => { event.stopPropagation(); this.chart.onBackup(backup.id); } };
    const shape = backup.kind === 'snapshot'
      ? svg('rect', { ...mark, x: x - 5, y: y + 7, width: 10, height: 10, rx: 1 }, svg('title', {}, title))
      : svg('circle', { ...mark, cx: x, cy: y + 12, r: 5.5 }, svg('title', {}, title));
    const copying = backup.begin && backup.end ? [this.bar('copying', backup.begin, backup.end, y + 10.5, 3, title, 1)] : [];
    return [...copying, shape];
  }

  several(group, y) {
    const [first, last] = [group[0].x, group[group.length - 1].x];
    const failed = group.filter(one => one.backup.status === 'FAILED' || one.backup.problem).length;
    const kept = group.some(one => one.backup.keep);
    const middle = (first + last) / 2;
    const width = Math.max(last - first + 8, 22);
    const title = `${group.length} backups, ${group[0].backup.id} to ${group[group.length - 1].backup.id}${failed ? `, ${failed} of them failed or unusable` : ''}`;
    const zoomIn = event => {
      event.stopPropagation();
      const [from, to] = [ms(group[0].backup.end ?? group[0].backup.begin), ms(group[group.length - 1].backup.end ?? group[group.length - 1].backup.begin)];
      const room = Math.max((to - from) * 0.3, 60000);
      this.chart.view(from - room, to + room);
    };
    return [
      svg('rect', { class: `backup ${kept ? 'kept' : ''}`, x: middle - width / 2, y: y + 5, width, height: 14, rx: 5, onclick: zoomIn },
        svg('title', {}, title)),
      svg('text', { class: 'count', x: middle, y: y + 15.7, 'text-anchor': 'middle' }, String(group.length)),
    ];
  }

  /** Failed and unusable backups are seen even where marks are drawn together. */
  warning(group, y) {
    const failed = group.length > 1 ? group.filter(one => one.backup.status === 'FAILED' || one.backup.problem) : [];
    return failed.slice(0, 20).map(one => svg('circle', {
      class: 'backup failed', cx: one.x, cy: y + 3, r: 4,
      onclick: event => { event.stopPropagation(); this.chart.onBackup(one.backup.id); },
    }, svg('title', {}, `${one.backup.id}, ${one.backup.status}. ${one.backup.problem ?? one.backup.error ?? ''}`)));
  }
}
