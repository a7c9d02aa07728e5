import {
  type ErrorHandler,
  getIntentName,
  getRequestType,
  type HandlerInput,
  type RequestHandler,
  SkillBuilders,
} from 'ask-sdk-core';

/**
 * A skill of the shape of Amazon's samples: a handler a request, an escape to help, session attributes that count. What
 * our own is measured against where the SDK is what costs.
 */
const on = (intent: string, speech: string): RequestHandler => ({
  canHandle: ({ requestEnvelope }) =>
    getRequestType(requestEnvelope) === 'IntentRequest' && getIntentName(requestEnvelope) === intent,
  handle: (input) => say(input, speech),
});

function say({ attributesManager, responseBuilder }: HandlerInput, speech: string) {
  const attributes = attributesManager.getSessionAttributes();
  attributesManager.setSessionAttributes({ ...attributes, turns: (attributes.turns ?? 0) + 1 });
  return responseBuilder.speak(speech).reprompt(speech).withSimpleCard('Sample', speech).getResponse();
}

const launch: RequestHandler = {
  canHandle: ({ requestEnvelope }) => getRequestType(requestEnvelope) === 'LaunchRequest',
  handle: (input) => say(input, 'Welcome, you can say hello or help. Which would you like to try?'),
};

const ended: RequestHandler = {
  canHandle: ({ requestEnvelope }) => getRequestType(requestEnvelope) === 'SessionEndedRequest',
  handle: ({ responseBuilder }) => responseBuilder.getResponse(),
};

const anything: RequestHandler = {
  canHandle: () => true,
  handle: (input) => say(input, 'Hello from the last handler that there is. What would you like to do?'),
};

const failed: ErrorHandler = {
  canHandle: () => true,
  handle: (input) => say(input, 'Sorry, I had trouble doing what you asked. Please try again.'),
};

const skill = SkillBuilders.custom()
  .addRequestHandlers(
    launch,
    on('HelloWorldIntent', 'Hello world!'),
    on('AMAZON.HelpIntent', 'You can say hello to me. How can I help?'),
    on('AMAZON.CancelIntent', 'Goodbye!'),
    on('AMAZON.StopIntent', 'Goodbye!'),
    on('AMAZON.FallbackIntent', 'Sorry, I do not know about that. Please try again.'),
    on('AMAZON.NavigateHomeIntent', 'Goodbye!'),
    ended,
    anything,
  )
  .addErrorHandlers(failed)
  .create();

export const handler = (event: Parameters<typeof skill.invoke>[0]) => skill.invoke(event);
