/** What actions-on-google would sign people in with. The guide never does, so whatever asks for it is at fault. */
exports.OAuth2Client = class {
  constructor() {
    throw new Error('google-auth-library is not installed: the guide signs nobody in');
  }
};
