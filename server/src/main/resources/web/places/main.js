import { Refused, Unreachable } from '../shared/api.js';
import { byId } from '../shared/dom.js';
import { Gone } from '../shared/gone.js';
import { applyTheme, theme } from '../shared/theme.js';
import { Atlas } from './atlas.js';
import { Changes } from './changes.js';
import { quarantined, refused } from './notices.js';
import { Questions } from './questions.js';
import { Screen } from './screen.js';
import { fromAddress, toAddress } from './state.js';

/** Seconds between two looks at the totals, while the page is seen. */
const REFRESH_SECONDS = 3;
/** One look in so many is at the points and the views too. */
const WHOLE_EVERY = 10;

applyTheme();
const gone = new Gone(() => load(null, true));
const atlas = new Atlas();
const changes = new Changes((difference, token) => {
  const address = toAddress({ ...fromAddress(location.search), ...difference });
  if (address !== location.search) {
    history.pushState(null, '', address);
  }
  return load(token, true);
});
const screen = new Screen(atlas, changes, change);
let running = new AbortController();
let timer = 0;
let looks = 0;

theme(() => {});
byId('origin').textContent = location.origin;
for (const [id, action] of [['in', map => map.zoom(2)], ['out', map => map.zoom(0.5)],
  ['fit', map => map.fit()], ['world', map => map.world()]]) {
  byId(`zoom-${id}`).addEventListener('click', () => action(screen.world));
}
addEventListener('popstate', () => arrive(screen.map?.mapId ?? null));
document.addEventListener('click', followInside);
document.addEventListener('visibilitychange', () => !document.hidden && load(null, true));
await atlas.load();
load(null, true);

/** Goes to a changed state and shows it. */
function change(difference) {
  go(toAddress({ ...fromAddress(location.search), ...difference }));
}

function go(address) {
  if (address !== location.search && address !== location.pathname + location.search) {
    const before = fromAddress(location.search).map;
    history.pushState(null, '', address);
    arrive(before);
  }
}

async function arrive(before) {
  document.body.classList.add('loading');
  await load(null, false);
  if (fromAddress(location.search).map !== before) {
    scrollTo(0, 0);
    document.getElementById('title')?.focus();
  }
}

/** Links that only change the state need no new page; with Ctrl or the like, they open one. */
function followInside(event) {
  const link = event.target.closest?.('a[href^="?"], a[href="/places"]');
  if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link.getAttribute('href'));
  }
}

/**
 * @param {string|null} token of a write that what is shown has to include
 * @param {boolean} whole whether to ask for what is shown already too
 */
async function load(token, whole) {
  running.abort();
  running = new AbortController();
  clearTimeout(timer);
  const { signal } = running;
  const questions = new Questions(signal, token);
  try {
    await Promise.all([screen.show(fromAddress(location.search), questions, whole),
      whole ? questions.views().then(quarantined) : null]);
    answered();
  } catch (error) {
    if (!signal.aborted) {
      fail(error);
    }
  }
}

function answered() {
  gone.answered();
  refused('');
  document.body.classList.remove('loading');
  timer = setTimeout(refresh, REFRESH_SECONDS * 1000);
}

function refresh() {
  looks += 1;
  if (!document.hidden) {
    load(null, looks % WHOLE_EVERY === 0);
  }
}

function fail(error) {
  running.abort();
  document.body.classList.remove('loading');
  if (error instanceof Unreachable) {
    gone.failed();
  } else if (error instanceof Refused) {
    gone.answered();
    refused(error.message);
    byId('lists').hidden = true;
    byId('empty').hidden = true;
  } else {
    throw error;
  }
}
