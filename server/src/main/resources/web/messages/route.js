const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SEQ = /^[1-9]\d{0,14}$/;

/**
 * What an address asks for: the list alone, a conversation, or a conversation with somebody that
 * may not have begun.
 *
 * @typedef {{group: string|null, handle: string|null, at: number|null}} Route `at` is the `seq` of the
 *     message to begin at
 * @param {{pathname: string, hash: string}} address `/messages`, `/messages/{uuid}`,
 *     `/messages/{uuid}#{seq}` or `/messages/new/{handle}`
 * @returns {Route}
 */
export function routeOf({ pathname, hash }) {
  const [, , first = '', second = ''] = pathname.split('/').map(decoded);
  if (first === 'new' && second !== '') {
    return { group: null, handle: second.replace(/^@/, '').toLowerCase(), at: null };
  }
  return {
    group: UUID.test(first) ? first.toLowerCase() : null, handle: null,
    at: SEQ.test(hash.slice(1)) ? Number(hash.slice(1)) : null,
  };
}

export function groupPath(uuid, seq) {
  return seq ? `/messages/${uuid}#${seq}` : `/messages/${uuid}`;
}

export const newPath = handle => `/messages/new/${encodeURIComponent(handle)}`;

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
