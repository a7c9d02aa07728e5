/** The file of the bundle that keeps bookmarks. */
export const BOOKMARK_ENTRY = 'lambda/bookmark/dynamo.ts';

/**
 * The bookmark is a file of its own beside the handler, loaded only where it is switched on. The AWS SDK is in it, half a
 * megabyte: the one that Lambda brings along would be no weight to carry, but another one than was tested.
 */
export const BOOKMARK_BUNDLING = { external: ['./dynamo'] };
