const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What an address asks for: the list alone, a conversation, or a conversation with somebody that
 * may not have begun.
 *
 * @typedef {{group: string|null, handle: string|null, at: string|null}} Route `at` is the message to
 *     begin at
 * @param {{pathname: string, hash: string}} address `/messages`, `/messages/{uuid}`,
 *     `/messages/{uuid}#{message uuid}` or `/messages/new/{handle}`
 * @returns {Route}
 */
export function routeOf({ pathname, hash }) {
  const [, , first = '', second = ''] = pathname.split('/').map(decoded);
  if (first === 'new' && second !== '') {
    return { group: null, handle: second.replace(/^@/, '').toLowerCase(), at: null };
  }
  return {
    group: UUID.test(first) ? first.toLowerCase() : null, handle: null,
    at: UUID.test(hash.slice(1)) ? hash.slice(1) : null,
  };
}

export function groupPath(uuid, message) {
  return message ? `/messages/${uuid}#${message}` : `/messages/${uuid}`;
}

export const newPath = handle => `/messages/new/${encodeURIComponent(handle)}`;

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
