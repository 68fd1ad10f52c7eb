import { Refused } from '../shared/api.js';
import { reach } from './server.js';

const UNDER_WAY = 'millrace.signing-in';
const SCOPE = 'openid profile';

/**
 * Goes to the identity provider for an authorization code, with a proof key.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7636
 */
export async function begin(config) {
  const attempt = { state: secret(), verifier: secret(), returnTo: location.pathname };
  sessionStorage.setItem(UNDER_WAY, JSON.stringify(attempt));
  location.assign(`${config.authorization_endpoint}?${new URLSearchParams({
    response_type: 'code', client_id: config.client_id, redirect_uri: redirectUri(), scope: SCOPE,
    state: attempt.state, code_challenge: await challenge(attempt.verifier),
    code_challenge_method: 'S256',
  })}`);
}

/**
 * Changes the code that the provider sent the reader back with into an identity token, and takes it
 * out of the address. Access tokens would not do: of some providers they cannot be verified by others.
 *
 * @param {() => Promise<any>} config
 * @returns {Promise<string|null>} null where the reader does not come from the provider
 */
export async function finish(config) {
  const query = new URLSearchParams(location.search);
  const attempt = JSON.parse(sessionStorage.getItem(UNDER_WAY) ?? 'null');
  if (attempt === null || !query.has('state')) {
    return null;
  }
  sessionStorage.removeItem(UNDER_WAY);
  history.replaceState(null, '', attempt.returnTo);
  if (query.get('state') !== attempt.state || !query.has('code')) {
    throw new Refused(query.get('error_description') ?? 'Signing in was broken off.');
  }
  return exchange(await config(), query.get('code'), attempt.verifier);
}

async function exchange(config, code, verifier) {
  const response = await reach(config.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', code, redirect_uri: redirectUri(),
      client_id: config.client_id, code_verifier: verifier,
    }),
  });
  const reply = await response.json().catch(() => ({}));
  if (!response.ok || !reply.id_token) {
    throw new Refused(reply.error_description ?? 'The identity provider gave no token.');
  }
  return reply.id_token;
}

function redirectUri() {
  return `${location.origin}/messages`;
}

function secret() {
  return base64(crypto.getRandomValues(new Uint8Array(32)));
}

async function challenge(verifier) {
  const bytes = new TextEncoder().encode(verifier);
  return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
