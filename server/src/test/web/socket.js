/** A WebSocket that does not end its thread when nobody is there to answer: the link dials again, as in a page. */
import WebSocket from 'ws';

export class Socket extends WebSocket {
  constructor(...of) {
    super(...of);
    this.on('error', () => {}); // what went wrong is told by the close that follows
  }
}
