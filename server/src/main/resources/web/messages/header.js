import { byId } from '../shared/dom.js';
import { avatar, namesOf } from './people.js';

/**
 * The head of the open conversation, and the line that says who is typing.
 *
 * @param {import('./server.js').Conversation} row
 * @param {{members: any[], me: any, presence: import('./presence.js').Presence}} known
 */
export function showHeader(row, { members, me, presence }) {
  const title = byId('conversation-title');
  if (title.textContent !== row.display_name || title.dataset.of !== row.uuid) {
    title.textContent = row.display_name;
    title.dataset.of = row.uuid;
    byId('conversation-face').replaceChildren(
        avatar({ uuid: row.user_uuid ?? row.uuid, name: row.display_name }));
  }
  const others = members.filter(member => member.uuid !== me.uuid);
  put(byId('conversation-about'), row.kind === 'group'
    ? `${namesOf([...others, me].map(member => ({ name: member.uuid === me.uuid ? 'you' : member.display_name })))}`
    : aboutPerson(row, presence));
  put(byId('typing'), typing(presence.typingIn(row.uuid)));
}

function aboutPerson(row, presence) {
  return presence.isOnline(row.user_uuid) ? `@${row.handle} · online` : `@${row.handle}`;
}

function typing(names) {
  if (names.length === 0) {
    return '';
  }
  return names.length === 1 ? `${names[0]} is typing…`
    : `${namesOf(names.map(name => ({ name })))} are typing…`;
}

/** A text that is the same is not written again: a screen reader would say it again. */
function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
