import { Refused, Unreachable } from '../shared/api.js';
import { byId } from '../shared/dom.js';
import { Gone } from '../shared/gone.js';
import { applyTheme, theme } from '../shared/theme.js';
import { About } from './about.js';
import { App } from './app.js';
import { wireDialogs } from './dialogs.js';
import { NewConversation } from './new-conversation.js';
import { Profile } from './profile.js';
import { Server, SignedOut } from './server.js';
import { Session } from './session.js';
import { shortcuts } from './shortcuts.js';
import { signIn } from './sign-in.js';

applyTheme();
theme(() => {});
wireDialogs();
const session = new Session();
let isRenewed = false;
const gone = new Gone(() => begin());
begin();

/** Signs in if need be, then starts the application; tries again where the server is gone. */
async function begin(trouble = '') {
  try {
    await session.resume();
    if (session.token === null) {
      document.body.classList.remove('loading');
      await signIn(session, trouble);
    }
    const server = new Server(session.token);
    const me = await server.me();
    gone.answered();
    start(server, me);
  } catch (error) {
    await failed(error);
  }
}

async function failed(error) {
  if (error instanceof SignedOut) {
    await signInAgain();
  } else if (error instanceof Refused) {
    session.signOut();
    begin(error.message);
  } else if (error instanceof Unreachable) {
    gone.failed();
  } else {
    throw error;
  }
}

/** A development server that was started again knows nobody: whoever was there comes back once. */
async function signInAgain() {
  const renewed = !isRenewed && await session.renew().catch(() => false);
  isRenewed = true;
  if (!renewed) {
    session.signOut();
  }
  await begin(renewed ? '' : 'You were signed out. Please sign in again.');
}

function start(server, me) {
  const app = new App(server, me, gone);
  const beginning = new NewConversation(app);
  new About(app);
  new Profile(app, session);
  shortcuts({
    begin: () => beginning.open(), search: () => app.search.focus(), step: by => app.step(by),
    list: () => app.go('/messages'),
  });
  byId('begin').addEventListener('click', () => beginning.open());
  byId('begin-first').addEventListener('click', () => beginning.open());
  app.begin();
}
