import type { FromWorker, ToWorker } from '../audio/messages.js';
import { SoundWorker } from './soundworker.js';

const worker = new SoundWorker((message: FromWorker) => postMessage(message));
onmessage = (event: MessageEvent<ToWorker>) => worker.told(event.data);
