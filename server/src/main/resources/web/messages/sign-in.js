import { Refused, Unreachable } from '../shared/api.js';
import { byId } from '../shared/dom.js';

/**
 * The page of whoever is not signed in.
 *
 * @param {import('./session.js').Session} session
 * @param {string} trouble why signing in failed just now; empty at first
 * @returns {Promise<void>} done when somebody is signed in
 */
export async function signIn(session, trouble) {
  const form = byId('sign-in');
  form.hidden = false;
  refuse(trouble);
  const config = await session.config();
  byId('by-handle').hidden = !config.dev_login;
  byId('handle').disabled = !config.dev_login;
  byId('elsewhere').hidden = config.dev_login;
  byId('issuer').textContent = config.issuer ? new URL(config.issuer).host : '';
  byId('handle').focus();
  await signedIn(session, config);
  form.hidden = true;
}

function signedIn(session, config) {
  return new Promise(resolve => {
    const form = document.querySelector('#sign-in form');
    const enter = async () => {
      if (await attempt(session, config)) {
        resolve();
      }
    };
    form.onsubmit = event => {
      event.preventDefault();
      enter();
    };
    form.onclick = ({ target }) => {
      if (target.dataset.handle) {
        byId('handle').value = target.dataset.handle;
        enter();
      }
    };
  });
}

async function attempt(session, config) {
  refuse('');
  try {
    await (config.dev_login
      ? session.signInAs(byId('handle').value.trim().replace(/^@/, '').toLowerCase())
      : session.signInElsewhere());
    return config.dev_login;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Unreachable)) {
      throw error;
    }
    refuse(error.message);
    return false;
  }
}

function refuse(reason) {
  byId('sign-in-refused').hidden = reason === '';
  byId('sign-in-refused').textContent = reason;
}
