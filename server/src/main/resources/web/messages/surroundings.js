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
    ? namesOf([...others.map(member => ({ name: member.display_name })), { name: 'you' }])
    : aboutPerson(row, presence));
  put(byId('typing'), typing(presence.typingIn(row.uuid)));
}

/** What stands above the first message and beside the last. */
export function showEnds(row, hasOlder) {
  byId('log-begin').hidden = hasOlder;
  put(byId('log-begin'), row.kind === 'group'
    ? `This is the beginning of ${row.display_name}.`
    : `This is the beginning of your conversation with ${row.display_name}.`);
  byId('below').hidden = row.unread_count === 0;
  put(byId('below'), String(row.unread_count));
}

/** Where one has blocked somebody, there is no form. */
export function showBlocked(row, isBlocked) {
  byId('composer').hidden = isBlocked;
  byId('no-writing').hidden = !isBlocked;
  put(byId('no-writing'), isBlocked ? `You have blocked ${row.display_name}.` : '');
}

/** Says in place of the messages why there are none; an empty text takes it away. */
export function showTrouble(text) {
  byId('log-trouble').hidden = text === '';
  put(byId('log-trouble'), text);
  byId('open').classList.toggle('troubled', text !== '');
}

/** @param {import('./route.js').Route} route that leads nowhere */
export function missing({ handle }) {
  return handle === null ? 'This conversation does not exist, or you are not in it.'
    : `There is nobody with the handle @${handle}.`;
}

/** The head of a conversation of which nothing is known yet. */
export function showUnknown() {
  put(byId('conversation-title'), '');
  put(byId('conversation-about'), '');
  byId('conversation-face').replaceChildren();
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
