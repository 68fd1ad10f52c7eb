import { Refused } from '../shared/api.js';
import { begin, finish } from './oidc.js';
import { failure, reach } from './server.js';

const TOKEN = 'millrace.token';

/**
 * Who is signed in on this page: a bearer token, kept for as long as the tab is open. It travels in a
 * header alone, never in an address or a cookie.
 */
export class Session {
  #config = null;

  get token() {
    return sessionStorage.getItem(TOKEN);
  }

  /** How one signs in here: by a handle while developing, else at an identity provider. */
  async config() {
    this.#config ??= await answer('/auth/config', {});
    return this.#config;
  }

  async signInAs(handle) {
    const { access_token: token } = await answer('/auth/dev/token', {
      method: 'POST', body: JSON.stringify({ handle }),
      headers: { 'Content-Type': 'application/json' },
    });
    sessionStorage.setItem(TOKEN, token);
  }

  /** Leaves for the identity provider. */
  async signInElsewhere() {
    const config = await this.config();
    if (!config.issuer) {
      throw new Refused('This server has no identity provider: start it with --dev-login or set one.');
    }
    await begin(config);
  }

  /** Takes up where the identity provider sent the reader back; else does nothing. */
  async resume() {
    const token = await finish(() => this.config());
    if (token !== null) {
      sessionStorage.setItem(TOKEN, token);
    }
  }

  signOut() {
    sessionStorage.removeItem(TOKEN);
  }
}

async function answer(path, options) {
  const response = await reach(path, options);
  if (!response.ok) {
    throw await failure(response);
  }
  return response.json();
}
