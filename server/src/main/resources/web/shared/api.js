/** The server cannot be reached, or answers that it has failed: worth trying again. */
export class Unreachable extends Error {}

/** The server refuses the request: trying again would change nothing. */
export class Refused extends Error {}

/**
 * Gets JSON.
 *
 * @param {string} path
 * @param {Iterable<[string, string|number|null|undefined]>} parameters those without a value are
 *     left out
 * @param {AbortSignal} signal
 * @returns {Promise<{body: any, units: number}>} the answer and the read units that it cost
 */
export async function get(path, parameters, signal) {
  const query = new URLSearchParams();
  for (const [name, value] of parameters) {
    if (value !== null && value !== undefined && value !== '') {
      query.append(name, String(value));
    }
  }
  const text = query.toString();
  const response = await reach(text ? `${path}?${text}` : path, signal);
  if (!response.ok) {
    throw await failure(response);
  }
  return { body: await response.json(), units: unitsOf(response) };
}

async function reach(url, signal) {
  try {
    return await fetch(url, { signal, headers: { Accept: 'application/json' } });
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    throw new Unreachable('The server does not answer.');
  }
}

async function failure(response) {
  const problem = await response.json().catch(() => ({}));
  const text = problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
  return response.status >= 500 || response.status === 429
    ? new Unreachable(text) : new Refused(text);
}

/** The header names amounts: `read=1.5 write=0`. */
function unitsOf(response) {
  const [, read] = /read=([\d.]+)/.exec(response.headers.get('X-Consumed-Capacity') ?? '') ?? [];
  return Number(read ?? 0);
}
