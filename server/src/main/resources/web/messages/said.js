import { duration } from './days.js';

/** What a message that is no text says that somebody did. */
export function noticeOf({ kind, message }, who) {
  switch (kind) {
    case 'added': return `${who} added ${message.split(' ').map(handle => `@${handle}`).join(', ')}.`;
    case 'left': return `${who} left.`;
    case 'titled': return `${who} named the group “${message}”.`;
    case 'retained': return message === '' ? `${who} lets messages stay for ever.`
      : `${who} lets messages disappear after ${duration(Number(message))}.`;
    default: return message;
  }
}

/**
 * A conversation's last message in a line.
 *
 * @param {import('./server.js').Conversation} row
 * @param {string} me whose list it is
 */
export function lastOf(row, me) {
  const mine = row.message_user_uuid === me;
  if (row.message_deleted) {
    return 'Message deleted';
  }
  if (row.message_kind === null || row.message_kind === 'text') {
    return mine && row.message !== '' ? `You: ${row.message}` : row.message;
  }
  return noticeOf({ kind: row.message_kind, message: row.message }, mine ? 'You' : 'Somebody');
}
