/**
 * Makes the children of an element those of a list, keeping what is there: a child whose key and
 * text stay the same is not touched, so that selections and a screen reader's place survive; a
 * child that moves or is drawn again keeps the focus.
 *
 * @param {HTMLElement} parent
 * @param {{key: string, text: string, draw: () => HTMLElement}[]} rows `text` is whatever the child
 *     is drawn from: it is drawn again when that differs
 */
export function showRows(parent, rows) {
  const focused = focusIn(parent);
  const wanted = new Set(rows.map(row => row.key));
  [...parent.children].filter(child => !wanted.has(child.dataset.key))
      .forEach(child => child.remove());
  const old = new Map([...parent.children].map(child => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const row of rows) {
    const child = current(old.get(row.key), row);
    if (old.get(row.key) === place && place) {
      place = place.nextElementSibling;
    }
    put(parent, child, place, old.get(row.key));
  }
  focused();
}

function current(known, row) {
  if (known?.drawnFrom === row.text) {
    return known;
  }
  const child = row.draw();
  child.dataset.key = row.key;
  child.drawnFrom = row.text;
  return child;
}

/** Before the place, unless it is there already. */
function put(parent, child, place, known) {
  if (known && known !== child) {
    known.remove();
  }
  if (child.parentElement !== parent || child.nextElementSibling !== place) {
    parent.insertBefore(child, place);
  }
}

/** @returns {() => void} gives the focus back to the child that had it */
function focusIn(parent) {
  const active = document.activeElement;
  const key = parent.contains(active) ? active.closest('[data-key]')?.dataset.key : undefined;
  return () => {
    if (key !== undefined && document.activeElement !== active) {
      const child = [...parent.children].find(each => each.dataset.key === key);
      (child?.matches('a, button') ? child : child?.querySelector('a, button, textarea'))?.focus();
    }
  };
}
