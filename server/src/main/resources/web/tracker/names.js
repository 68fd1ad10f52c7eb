/** What readers see for the names and values of the API. */
const countries = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'code' });

const DIMENSIONS = {
  page: 'Page', entry: 'Entry page', exit: 'Exit page', source: 'Source', referrer: 'Referrer',
  campaign: 'Campaign', utm_source: 'Campaign source', utm_medium: 'Campaign medium',
  utm_term: 'Campaign term', utm_content: 'Campaign content', browser: 'Browser',
  version: 'Browser version', system: 'System', device: 'Device', country: 'Country',
  kind: 'Lines', status: 'Status',
};
const KINDS = {
  view: 'Page views', bot: 'Bots and scripts', error: 'Errors and redirects',
  asset: 'Styles, scripts, images', other: 'Other requests',
};
const DEVICES = { desktop: 'Desktop', mobile: 'Mobile', tablet: 'Tablet', bot: 'Bot' };
const STATUSES = {
  200: 'OK', 204: 'No content', 206: 'Partial content', 301: 'Moved permanently', 302: 'Found',
  304: 'Not modified', 307: 'Temporary redirect', 308: 'Permanent redirect', 400: 'Bad request',
  401: 'Unauthorized', 403: 'Forbidden', 404: 'Not found', 405: 'Method not allowed',
  410: 'Gone', 412: 'Precondition failed', 416: 'Range not satisfiable', 429: 'Too many requests',
  499: 'Client went away', 500: 'Server error', 502: 'Bad gateway', 503: 'Unavailable',
  504: 'Gateway timeout',
};

export function dimensionName(dimension) {
  return DIMENSIONS[dimension] ?? dimension;
}

export function valueName(dimension, value) {
  switch (dimension) {
    case 'page': case 'entry': case 'exit': return pageName(value);
    case 'source': case 'referrer': return value || 'Direct, or not told';
    case 'country': return value ? country(value) : 'Unknown';
    case 'device': return value ? DEVICES[value] ?? value : 'Unknown';
    case 'kind': return KINDS[value] ?? value;
    case 'status': return status(value);
    default: return value || 'Unknown';
  }
}

/** Pages are named without their leading slash; readers know them with it. */
export function pageName(page) {
  return page.startsWith('/') ? page : `/${page}`;
}

function country(code) {
  try {
    return countries.of(code);
  } catch {
    return code;
  }
}

function status(code) {
  if (code === '0') {
    return 'Not logged';
  }
  return STATUSES[code] ? `${code} ${STATUSES[code]}` : code;
}
