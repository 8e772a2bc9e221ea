/**
 * Netty: TLS, HTTP, the WebSocket, and who may come in. Translates between the wire and the rooms behind it.
 *
 * <pre>
 *   bytes ─► Front (HTTP) ─► Upgrade ─► Connection ─► Admission ─► Room ─┬─► writer (commands)
 *                                          ▲                             └─► hall   (frames)
 *                                          └── views, answers, captions, frames
 * </pre>
 */
package org.dragoman.gateway;
