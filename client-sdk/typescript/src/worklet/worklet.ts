import { Player } from './player.js';

registerProcessor('dragoman-player', Player);
