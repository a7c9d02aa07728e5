import { SURFACES, type SurfaceName } from '../surfaces/open';

/** What staff call the surfaces. */
const TITLES: Readonly<Record<SurfaceName, string>> = {
  alexa: 'Alexa',
  assistant: 'Google Assistant (retired)',
  phone: 'Telephone, a partner’s',
  gateway: 'Telephone, the gateway',
  messenger: 'Dialogflow Messenger',
  cx: 'Telephone, Dialogflow CX',
};

/** Every channel that the guide can be met on, in the order they are offered. */
export const CHANNELS = (Object.keys(SURFACES) as SurfaceName[]).map((id) => ({ id, title: TITLES[id] }));
