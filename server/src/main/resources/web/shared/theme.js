import { byId } from './dom.js';

const KEY = 'millrace.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * The button between light and dark. Until it is pressed the system's choice holds; pressing it
 * back to the system's choice forgets it.
 *
 * @param {() => void} onChange called when colours have changed
 */
export function theme(onChange) {
  const button = byId('theme');
  const show = () => {
    const isDark = current() === 'dark';
    button.setAttribute('aria-pressed', String(isDark));
    button.title = isDark ? 'Light colours' : 'Dark colours';
    onChange();
  };
  button.addEventListener('click', () => {
    choose(current() === 'dark' ? 'light' : 'dark');
    show();
  });
  dark.addEventListener('change', show);
  show();
}

/** Applies the stored choice; called before anything is drawn. */
export function applyTheme() {
  const stored = localStorage.getItem(KEY);
  if (stored === 'dark' || stored === 'light') {
    document.documentElement.dataset.theme = stored;
  }
}

function current() {
  return document.documentElement.dataset.theme ?? system();
}

function choose(wanted) {
  document.documentElement.dataset.theme = wanted;
  if (wanted === system()) {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, wanted);
  }
}

function system() {
  return dark.matches ? 'dark' : 'light';
}
