/** The server cannot be reached, or answers that it has failed: worth trying again. */
export class Unreachable extends Error {}

/** The server refuses the request: trying again would change nothing. */
export class Refused extends Error {
  /**
   * @param {string} text what to tell the reader
   * @param {{status?: number, field?: string}} [about] the status of the answer, and the field or
   *     parameter that is wrong
   */
  constructor(text, { status = 0, field = '' } = {}) {
    super(text);
    this.status = status;
    this.field = field;
  }
}

/**
 * Gets JSON.
 *
 * @param {string} path
 * @param {Iterable<[string, string|number|null|undefined]>} parameters those without a value are
 *     left out
 * @param {AbortSignal} signal
 * @param {(text: string) => any} [parse]
 * @returns {Promise<{body: any, units: number, headers: Headers}>} the answer and the read units
 *     that it cost
 */
export async function get(path, parameters, signal, parse = JSON.parse) {
  const query = new URLSearchParams();
  for (const [name, value] of parameters) {
    if (value !== null && value !== undefined) {
      query.append(name, String(value));
    }
  }
  const text = query.toString();
  const response = await reach(text ? `${path}?${text}` : path, signal);
  if (!response.ok) {
    throw await failure(response);
  }
  const body = parse(await response.text());
  return { body, units: unitsOf(response), headers: response.headers };
}

/**
 * Changes something. The signal is optional: what is being written is seldom worth breaking off.
 *
 * @param {'POST'|'PUT'|'DELETE'} method
 * @param {string} path
 * @param {unknown} [body] what becomes JSON; undefined sends none
 * @param {{headers?: Record<string, string>, signal?: AbortSignal}} [options]
 * @returns {Promise<{body: any, headers: Headers}>} null for an answer without a body
 */
export async function send(method, path, body, { headers = {}, signal } = {}) {
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await reach(path, signal,
      { method, headers: { ...json, ...headers }, body: JSON.stringify(body) });
  if (!response.ok) {
    throw await failure(response);
  }
  const text = await response.text();
  return { body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

async function reach(url, signal, { headers = {}, ...request } = {}) {
  try {
    return await fetch(url,
        { ...request, signal, headers: { Accept: 'application/json', ...headers } });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw new Unreachable('The server does not answer.');
  }
}

async function failure(response) {
  const problem = await response.json().catch(() => ({}));
  const text = problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
  return response.status >= 500 || response.status === 429
    ? new Unreachable(text)
    : new Refused(text, { status: response.status, field: problem.field ?? problem.parameter });
}

/** The header names amounts: `read=1.5 write=0`. */
function unitsOf(response) {
  const [, read] = /read=([\d.]+)/.exec(response.headers.get('X-Consumed-Capacity') ?? '') ?? [];
  return Number(read ?? 0);
}
