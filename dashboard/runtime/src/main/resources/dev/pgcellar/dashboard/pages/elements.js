const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export const chip = (text, kind) => el('span', { class: `chip ${kind ?? ''}` }, text);
export const note = (kind, ...lines) => el('div', { class: `note ${kind}`, role: 'status' }, lines.map(line => el('p', {}, line)));

export const panel = (title, ...children) =>
  el('section', { class: 'panel' }, title ? el('h2', {}, title) : null, ...children);

export const facts = entries => el('dl', { class: 'facts' }, entries.filter(Boolean).map(([name, value, small, big]) =>
  el('div', {}, el('dt', {}, name), el('dd', { class: big ? 'big' : null }, value ?? '–', small ? el('small', {}, small) : null))));

/** @param columns [title, cell of an item, class] */
export function table(columns, items, rowClass) {
  return el('table', {},
    el('thead', {}, el('tr', {}, columns.map(([title, , kind]) => el('th', { class: kind, scope: 'col' }, title)))),
    el('tbody', {}, items.map(item => el('tr', { class: rowClass?.(item) }, columns.map(([, cell, kind]) =>
      el('td', { class: kind }, cell(item)))))));
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function bytes(size) {
  if (size === null || size === undefined) {
    return '–';
  }
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size >= 100 || unit === 0 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`;
}

export const count = number => number.toLocaleString('en');

/** An instant that is not broken into lines. */
export const when = instant => el('span', { class: 'whole' }, time(instant));

/** An instant in UTC, to the second. */
export const time = instant => instant ? new Date(instant).toISOString().slice(0, 19).replace('T', ' ') : '–';

export function length(millis) {
  const seconds = Math.round(Math.abs(millis) / 1000);
  for (const [unit, size] of [['d', 86400], ['h', 3600], ['min', 60]]) {
    if (seconds >= 2 * size) {
      return `${Math.round(seconds / size)} ${unit}`;
    }
  }
  return `${seconds} s`;
}

export const ago = instant => instant ? `${length(Date.now() - new Date(instant))} ago` : 'never';

export const statusChip = backup => {
  if (backup.problem) {
    return chip('WAL missing', 'bad');
  }
  const kinds = { DONE: 'good', FAILED: 'bad', WAITING_FOR_WALS: 'warn', STARTED: 'warn', EMPTY: 'warn' };
  return chip(backup.status ?? 'unknown', kinds[backup.status] ?? '');
};

export const hashOf = (server, ...rest) => `#/s/${[server, ...rest].map(encodeURIComponent).join('/')}`;
