import { el, icon } from '../shared/dom.js';
import { dayName, fullTime, timeOf } from './days.js';
import { avatar } from './people.js';
import { noticeOf } from './said.js';
import { textNodes } from './text.js';

const STATES = {
  waiting: { icon: 'clock', label: 'Sending' },
  refused: { icon: 'warning', label: 'Not sent' },
  sent: { icon: 'check', label: 'Sent' },
  read: { icon: 'checks', label: 'Read' },
};

/**
 * The element of a row of a conversation.
 *
 * @param {import('./rows.js').Row} row
 * @param {{inGroup: boolean, now: number}} look `inGroup`: others are named beside what they say
 */
export function drawRow(row, look) {
  switch (row.kind) {
    case 'day': return el('li', { class: 'day' },
        el('h3', {}, el('time', { datetime: isoDay(row.at) }, dayName(row.at, look.now))));
    case 'notice': return drawNotice(row);
    case 'unread': return el('li', { class: 'unread-line' }, el('h3', {}, 'New messages'));
    default: return drawMessage(row, look);
  }
}

function drawMessage(row, { inGroup }) {
  const { message, mine } = row;
  const named = inGroup && !mine;
  const classes = ['message', mine ? 'mine' : 'theirs', row.first && 'first', row.last && 'last',
    row.state, message.deleted && 'gone'].filter(Boolean).join(' ');
  return el('li', { class: classes, tabindex: '-1', 'data-seq': message.uuid === '' ? null : message.seq },
      named && el('span', { class: 'side' }, row.last && avatar(person(message))),
      el('div', { class: 'bubble' },
          el('p', { class: named && row.first ? 'author' : 'unseen' },
              el('bdi', {}, mine ? 'You' : message.display_name)),
          drawText(message),
          drawFoot(row)),
      hasActions(row) && actionsButton(),
      row.state === 'refused' && drawRefusal(row));
}

function drawNotice({ message, mine }) {
  return el('li', { class: 'said', 'data-seq': message.seq },
      el('p', {}, noticeOf(message, mine ? 'You' : message.display_name)));
}

function drawText(message) {
  return message.deleted
    ? el('p', { class: 'text' }, 'This message was deleted.')
    : el('p', { class: 'text', dir: 'auto' }, ...textNodes(message.message));
}

function drawFoot({ message, state, readBy }) {
  const at = Date.parse(message.created_at);
  return el('p', { class: 'foot' },
      message.edited_at && !message.deleted
        && el('span', { title: fullTime(Date.parse(message.edited_at)) }, 'Edited'),
      el('time', { datetime: message.created_at, title: fullTime(at) }, timeOf(at)),
      state && !message.deleted && drawState(state, readBy));
}

function drawState(state, readBy) {
  const label = readBy.length > 0 ? `Read by ${readBy.join(', ')}` : STATES[state].label;
  return el('span', { class: 'state', title: label }, icon(STATES[state].icon),
      el('span', { class: 'unseen' }, label));
}

function drawRefusal({ refusal }) {
  return el('p', { class: 'refusal' }, el('span', {}, `Not sent: ${refusal}`), ' ',
      el('button', { type: 'button', 'data-act': 'retry' }, 'Try again'),
      el('button', { type: 'button', 'data-act': 'drop' }, 'Discard'));
}

function actionsButton() {
  return el('button', {
    type: 'button', class: 'plain more', tabindex: '-1', 'data-act': 'menu',
    'aria-label': 'Message actions', 'aria-haspopup': 'menu',
  }, icon('dots'));
}

function hasActions({ message, state }) {
  return !message.deleted && state !== 'waiting' && state !== 'refused';
}

function person(message) {
  return { uuid: message.user_uuid, name: message.display_name };
}

function isoDay(at) {
  const date = new Date(at);
  const two = number => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
