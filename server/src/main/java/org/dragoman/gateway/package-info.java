/**
 * The hub towards the network: Netty, HTTP, the WebSocket, and what each role is told. {@link org.dragoman.gateway.Hub}
 * opens the ports. Translates between the wire and the rooms behind it.
 *
 * <pre>
 *   http        pages, captions over HTTP, a channel as Ogg, the upgrade to a WebSocket
 *   connection  one WebSocket from Hello to close
 *   sitting     a session as connections find it
 *   backstage   help, alarms, chat, calls, texts: what goes on behind the scenes
 *   view        what each role sees, in the wire's words
 *   sound       what is known of sound beside the fan-out
 *   present     who is here, and what is told to them
 *   wire        reads commands, tells refusals
 *   net         Netty: loops, sockets, TLS, limits
 * </pre>
 *
 * <p>Each room knows those below it alone.
 */
package org.dragoman.gateway;
