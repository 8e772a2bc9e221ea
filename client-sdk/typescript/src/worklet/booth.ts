import { BoothEar } from './boothear.js';

registerProcessor('dragoman-booth-ear', BoothEar);
