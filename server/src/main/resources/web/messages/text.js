import { el } from '../shared/dom.js';

/** A web address within a text; what closes a sentence or a bracket after it is not part of it. */
const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}…]/giu;

/**
 * A message's text as nodes: web addresses become links that tell nobody where they were clicked, all
 * else is text.
 *
 * @returns {Node[]}
 */
export function textNodes(text) {
  const nodes = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    nodes.push(document.createTextNode(text.slice(end, index)), link(address));
    end = index + address.length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

/** How many characters a message has, as people count them closely enough: code points. */
export function lengthOf(text) {
  return [...text].length;
}

function link(address) {
  return URL.canParse(address)
    ? el('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow' }, address)
    : document.createTextNode(address);
}
