export { Lag } from './lag.js';
