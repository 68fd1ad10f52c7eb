import { Refused, Unreachable } from '../shared/api.js';
import { byId, el } from '../shared/dom.js';
import { Gone } from '../shared/gone.js';
import { applyTheme, theme } from '../shared/theme.js';
import { PERIODS, shifted } from './periods.js';
import { Screen } from './screen.js';
import { fromAddress, toAddress } from './state.js';
import { refused } from './notices.js';
import { shortcuts } from './shortcuts.js';

/** Seconds between two looks for new lines, while the page is seen and its period goes on. */
const REFRESH_SECONDS = 30;

applyTheme();
const gone = new Gone(() => load());
const screen = new Screen(change);
let running = new AbortController();
let timer = 0;

theme(() => screen.recolour());
shortcuts({
  period: id => screen.toolbar.choose(id),
  shift,
  clear: () => change({ filters: [], page: null }),
});
byId('before').addEventListener('click', () => shift(-1));
byId('after').addEventListener('click', () => shift(1));
byId('show-keys').addEventListener('click', () => byId('keys').showModal());
byId('key-list').replaceChildren(...keyList());
addEventListener('popstate', load);
document.addEventListener('click', followInside);
document.addEventListener('visibilitychange', () => !document.hidden && load());
load();

/** Goes to a changed state and shows it. */
function change(difference) {
  go(toAddress({ ...fromAddress(location.search), ...difference }));
}

function go(address) {
  if (address !== location.search) {
    history.pushState(null, '', address);
    load();
  }
}

function shift(direction) {
  if (screen.period) {
    go(toAddress(shifted(fromAddress(location.search), screen.period, direction)));
  }
}

/** Links that only change the state need no new page; with Ctrl or the like, they open one. */
function followInside(event) {
  const link = event.target.closest?.('a[href^="?"], a[href="/"]');
  if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link.getAttribute('href'));
  }
}

async function load() {
  running.abort();
  running = new AbortController();
  clearTimeout(timer);
  const { signal } = running;
  try {
    await screen.show(fromAddress(location.search), signal);
    gone.answered();
    refused('');
    timer = setTimeout(refresh, REFRESH_SECONDS * 1000);
  } catch (error) {
    if (!signal.aborted) {
      fail(error);
    }
  }
}

function refresh() {
  if (!document.hidden && screen.isLive) {
    load();
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
  } else {
    throw error;
  }
}

function keyList() {
  const keys = [...PERIODS.map(({ key, label }) => [key, label]), ['←', 'Period before'],
    ['→', 'Period after'], ['X', 'Remove all filters'], ['?', 'These shortcuts']];
  return keys.map(([key, label]) =>
    el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, label)));
}
