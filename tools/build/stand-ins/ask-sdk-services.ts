/**
 * Stands in for ask-sdk-model in the bundle. The SDK wants its clients of Amazon's other services - lists, reminders,
 * purchases - and the guide calls none of them: they would be four tenths of what an Echo waits for. Should anything ask
 * for one after all, it says so loudly.
 */
class ServiceClientFactory {
  constructor() {
    throw new Error(
      'the clients of ask-sdk-model are left out of the bundle: the guide calls no other service',
    );
  }
}

export const services = { ServiceClientFactory };
