import { dayOf } from './days.js';

/** Messages of one person within so many minutes stand together under one name. */
const TOGETHER_MINUTES = 5;

/**
 * What a conversation shows, from top to bottom.
 *
 * @typedef {object} MessageRow
 * @property {'message'} kind
 * @property {string} key stays the same while a letter becomes a message
 * @property {import('./server.js').Message} message
 * @property {boolean} mine
 * @property {boolean} first of those that stand together
 * @property {boolean} last of those that stand together
 * @property {'waiting'|'refused'|'sent'|'read'|null} state of one's own; null for others'
 * @property {string} refusal why the server does not take it
 * @property {string[]} readBy names of those who have read it
 *
 * @typedef {{kind: 'notice', key: string, message: import('./server.js').Message, mine: boolean}
 *     } NoticeRow
 * @typedef {{kind: 'day', key: string, at: number}} DayRow
 * @typedef {{kind: 'unread', key: string}} UnreadRow
 * @typedef {MessageRow|NoticeRow|DayRow|UnreadRow} Row
 *
 * @param {{messages: import('./server.js').Message[], members: any[],
 *     letters: import('./outbox.js').Letter[], firstUnread: number|null, me: any}} conversation
 * @returns {Row[]}
 */
export function rowsOf(conversation) {
  const { messages, letters, me } = conversation;
  const said = new Set(messages.map(message => message.client_id));
  const all = [
    ...messages.map(message => messageRow(message, conversation)),
    ...letters.filter(letter => !said.has(letter.client_id)).map(letter => letterRow(letter, me)),
  ];
  return all.flatMap((row, i) => withRulers(row, all[i - 1], all[i + 1], conversation.firstUnread));
}

function withRulers(row, before, after, firstUnread) {
  const isUnread = item => item !== undefined && item.message.seq === firstUnread;
  const rulers = [];
  if (before === undefined || dayOf(atOf(before)) !== dayOf(atOf(row))) {
    rulers.push({ kind: 'day', key: `day ${dayOf(atOf(row))}`, at: atOf(row) });
  }
  if (isUnread(row)) {
    rulers.push({ kind: 'unread', key: 'unread' });
  }
  const first = rulers.length > 0 || !together(before, row);
  const last = after === undefined || isUnread(after) || !together(row, after);
  return [...rulers, { ...row, first, last }];
}

function together(a, b) {
  return a.kind === b.kind && a.message.user_uuid === b.message.user_uuid
      && dayOf(atOf(a)) === dayOf(atOf(b))
      && atOf(b) - atOf(a) < TOGETHER_MINUTES * 60_000;
}

function messageRow(message, { members, me }) {
  const mine = message.user_uuid === me.uuid;
  if (message.kind !== 'text') {
    return { kind: 'notice', key: message.uuid, message, mine };
  }
  const readBy = mine ? members.filter(member =>
    member.uuid !== me.uuid && (member.read_seq ?? 0) >= message.seq) : [];
  const state = readBy.length > 0 ? 'read' : 'sent';
  return {
    kind: 'message', key: message.client_id ?? message.uuid, message, mine,
    state: mine ? state : null, refusal: '', readBy: readBy.map(member => member.display_name),
  };
}

function letterRow(letter, me) {
  const message = {
    uuid: '', message_group_uuid: letter.message_group_uuid, seq: Infinity, kind: 'text',
    user_uuid: me.uuid,
    display_name: me.display_name, message: letter.message, created_at: letter.created_at,
    edited_at: null, deleted: false, client_id: letter.client_id,
  };
  return {
    kind: 'message', key: letter.client_id, message, mine: true, readBy: [],
    state: letter.refusal === null ? 'waiting' : 'refused', refusal: letter.refusal ?? '',
  };
}

function atOf(row) {
  return Date.parse(row.message.created_at);
}
