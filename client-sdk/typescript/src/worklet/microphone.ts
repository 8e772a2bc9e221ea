import { Capture } from './capture.js';

registerProcessor('dragoman-capture', Capture);
