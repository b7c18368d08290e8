import { now, whole } from './time.js';

const NAMES = { connecting: 'Connecting', live: 'Live', stalled: 'Stalled', 'backing-off': 'Retrying', refused: 'Refused', paused: 'Paused', unreachable: 'Unreachable' };

/** A state's name for people. */
export const stateName = state => NAMES[state] ?? 'Starting';

/** What a camera that shows no live picture is doing, and what a person can do about it; null while it is live. */
export function situation(camera) {
  const status = camera.status;
  switch (status?.state) {
    case 'live':
      return null;
    case 'paused':
      return { title: 'Paused', advice: 'Nothing is read from this camera until it is resumed.' };
    case 'stalled':
      return { title: 'The picture stopped', error: status.lastError, advice: 'The stream is being opened again.' };
    case 'backing-off':
      return {
        title: 'Can’t get a picture',
        error: status.lastError,
        advice: `${retry(status)} Check that the camera is on and on the network.`,
      };
    case 'refused':
      return {
        title: 'The camera refused',
        error: status.lastError,
        advice: `Check the address, user name and password. ${retry(status)}`,
      };
    default:
      return { title: 'Connecting', error: status?.lastError, advice: 'Waiting for the first picture.' };
  }
}

function retry({ retryAt, attempt }) {
  const seconds = retryAt ? Math.ceil((Date.parse(retryAt) - now()) / 1000) : NaN;
  const when = seconds > 0 ? `Trying again in ${whole(seconds)}` : 'Trying again now';
  return attempt ? `${when} (attempt ${attempt + 1}).` : `${when}.`;
}
