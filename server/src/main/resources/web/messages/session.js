import { Refused } from '../shared/api.js';
import { begin, finish } from './oidc.js';
import { failure, reach } from './server.js';

const TOKEN = 'millrace.token';
const HANDLE = 'millrace.handle';

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
    sessionStorage.setItem(HANDLE, handle);
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

  /**
   * Development tokens end with their server: another one for the same handle.
   *
   * @returns {Promise<boolean>} whether there is one
   */
  async renew() {
    sessionStorage.removeItem(TOKEN);
    const handle = sessionStorage.getItem(HANDLE);
    sessionStorage.removeItem(HANDLE);
    if (handle === null || !(await this.config()).dev_login) {
      return false;
    }
    await this.signInAs(handle);
    return true;
  }

  signOut() {
    sessionStorage.removeItem(TOKEN);
    sessionStorage.removeItem(HANDLE);
  }
}

async function answer(path, options) {
  const response = await reach(path, options);
  if (!response.ok) {
    throw await failure(response);
  }
  return response.json();
}
