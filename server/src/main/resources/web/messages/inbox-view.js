import { byId, el } from '../shared/dom.js';
import { fullTime, shortTime } from './days.js';
import { showRows } from './keyed.js';
import { avatar } from './people.js';
import { groupPath, newPath } from './route.js';

/** So many unread ones are as good as any number. */
const MANY = 99;

/**
 * The list of conversations.
 *
 * @typedef {object} Line
 * @property {string} key
 * @property {string} path where it leads
 * @property {string} name
 * @property {string} seed of the picture's colour: the person's or the group's uuid
 * @property {string} preview
 * @property {string|null} at
 * @property {number} unread
 * @property {boolean} online
 * @property {boolean} current
 */
export class InboxView {
  #list = byId('conversations');

  /** @param {() => void} onEnd called when the end of the list is near */
  constructor(onEnd) {
    const box = byId('inbox-scroll');
    box.addEventListener('scroll', () => {
      if (box.scrollHeight - box.scrollTop - box.clientHeight < 300) {
        onEnd();
      }
    }, { passive: true });
  }

  /** @param {Line[]} lines */
  show(lines) {
    const now = Date.now();
    showRows(this.#list, lines.map(line => ({
      key: line.key,
      text: JSON.stringify([line, new Date(now).toDateString()]),
      draw: () => draw(line, now),
    })));
  }

  /** Grey lines until the first answer comes. */
  wait() {
    this.#list.replaceChildren(...Array.from({ length: 7 }, () =>
      el('li', { class: 'skeleton', 'aria-hidden': 'true' },
          el('span', { class: 'avatar' }), el('span', { class: 'bar' }))));
  }

  /** The address of the line before or after the open one. */
  neighbour(step) {
    const links = [...this.#list.querySelectorAll('a')];
    const at = links.findIndex(link => link.getAttribute('aria-current') === 'page');
    return links[at < 0 ? 0 : at + step]?.getAttribute('href') ?? null;
  }
}

/** @returns {Line} */
export function lineOf(row, { preview, online, current, unread }) {
  return {
    key: row.uuid, path: groupPath(row.uuid), name: row.display_name,
    seed: row.user_uuid ?? row.uuid, preview, at: row.created_at, unread, online, current,
  };
}

/** The line of somebody with whom nothing has been said yet. */
export function newLine(person) {
  return {
    key: `new ${person.handle}`, path: newPath(person.handle), name: person.display_name,
    seed: person.uuid, preview: 'New conversation', at: null, unread: 0, online: false,
    current: true,
  };
}

function draw(line, now) {
  return el('li', {}, el('a', {
    href: line.path, class: line.unread > 0 ? 'line unread' : 'line',
    'aria-current': line.current ? 'page' : null,
  },
  el('span', { class: 'face' }, avatar({ uuid: line.seed, name: line.name }),
      line.online && el('span', { class: 'online', title: 'Online' },
          el('span', { class: 'unseen' }, 'Online'))),
  el('span', { class: 'words' },
      el('span', { class: 'pair' }, el('bdi', { class: 'name' }, line.name),
          line.at && el('time', { datetime: line.at, title: fullTime(Date.parse(line.at)) },
              shortTime(Date.parse(line.at), now))),
      el('span', { class: 'pair' }, el('span', { class: 'preview', dir: 'auto' }, line.preview),
          line.unread > 0 && badge(line.unread)))));
}

function badge(unread) {
  return el('span', { class: 'badge' }, unread > MANY ? `${MANY}+` : String(unread),
      el('span', { class: 'unseen' }, ' unread'));
}
