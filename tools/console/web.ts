import type { Hono } from 'hono';
import type { ChannelOptions } from '../../lambda/channels/channel';
import { UserError } from '../command';
import { buildModel, cachedModel } from '../training/build';
import { nearby } from '../training/near';
import { buildWeb, type WebFiles } from '../web/build';
import { serveWeb } from '../web/serve';
import type { Workspace, WorkspaceState } from './workspace';

/** The page for listeners, built when it is loaded and the words, or what is learnt from them, have changed since. */
export function openWeb(workspace: Workspace, content: string, report: ChannelOptions['report']): Hono {
  let state: WorkspaceState | undefined;
  let files: Promise<WebFiles> | undefined;
  return serveWeb(async () => {
    // Something is in the cache from here on, if only what was learned quickly.
    await workspace.ready();
    const { words, learning } = workspace.state;
    if (!words) return undefined;
    if (!files || state?.words !== words || (state.learning === undefined) !== (learning === undefined)) {
      state = workspace.state;
      const near = workspace.state.learning === undefined ? undefined : nearby(words);
      files = near
        ? buildWeb(words, content, near.model, near.answers)
        : buildWeb(words, content, cachedModel(words) ?? buildModel(words, { quick: true }));
    }
    try {
      return await files;
    } catch (error) {
      files = undefined;
      if (!(error instanceof UserError)) throw error;
      report(error.message);
      return undefined;
    }
  });
}
