import { Capture } from './capture.js';
import { Player } from './player.js';

registerProcessor('dragoman-player', Player);
registerProcessor('dragoman-capture', Capture);
