/**
 * Stands in for google-auth-library in the bundle. actions-on-google wants it for signing people in, which the guide
 * never does: it would be 700 kB for nothing. Should anything ask for it after all, it says so loudly.
 */
export class OAuth2Client {
  constructor() {
    throw new Error('google-auth-library is left out of the bundle: the guide signs nobody in');
  }
}
